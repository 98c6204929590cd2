import { SimulatorError } from '../simulator-error.ts'
import type { DeviceContext } from './device-context.ts'
import { type InstalledPass, keyOf, updateAccessOf } from './installed-pass.ts'
import { openPass } from './open-pass.ts'
import { namePass } from './pass-view.ts'

/**
 * Puts a `.pkpass` into the wallet, in the place of the same pass if there is one.
 *
 * @throws SimulatorError ERR_SIMULATOR_PASS_REFUSED with findings
 */
export function installPass(context: DeviceContext, bytes: Uint8Array): InstalledPass {
  const { trust, now, allowHttpServices, wallet, emit, display } = context
  const at = now()
  // A copy: nobody else may change it afterwards, and the files may be parts of it.
  const result = openPass(new Uint8Array(bytes), { trust, now: at, allowHttpServices })
  if (result.kind === 'refused') {
    const { reasons, findings } = result
    emit({ kind: 'refused', reasons, findings })
    const message = `Expected a pass that Wallet takes, found that it is refused: ${reasons.join('; ')}; see the findings`
    throw new SimulatorError('ERR_SIMULATOR_PASS_REFUSED', message, { findings })
  }
  const { opened } = result
  const old = wallet.find(keyOf(opened))
  // The old registration stands as long as both are kept up to date at the same place.
  const isSamePlace = old !== undefined && updateAccessOf(old)?.webServiceURL === updateAccessOf(opened)?.webServiceURL
  const installed: InstalledPass = {
    ...opened,
    installedAt: at,
    updatedAt: undefined,
    lastModified: undefined,
    registration: isSamePlace ? old.registration : 'none',
    isNewerThanTag: true,
  }
  wallet.put(installed)
  emit({ kind: 'installed', pass: namePass(installed, display().locale), isReplacement: old !== undefined })
  return installed
}
