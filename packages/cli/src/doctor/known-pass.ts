import { inspectPass, type TrustAnchors } from '@billfold/pkpass'
import { z } from 'zod'
import { UsageError } from '../terminal.ts'
import type { KnownPass } from './examination.ts'

/** What can go into an address: half a surrogate pair, which JSON may hold, cannot. */
const text = z
  .string()
  .min(1)
  .refine(value => value.isWellFormed())

/** What of `pass.json` a device keeps to ask for updates with. */
const keptSchema = z.looseObject({
  passTypeIdentifier: text,
  serialNumber: text,
  authenticationToken: text,
  webServiceURL: text,
})

/** A pass as a device knows it, and where it asks for updates. */
export interface InstalledPass extends KnownPass {
  readonly webServiceURL: string
}

/**
 * Reads from a .pkpass what a device asks its web service with. Whether Wallet would accept the pass is not looked at.
 *
 * @throws UsageError when it is no pass, or one that is never updated.
 */
export function readInstalledPass(
  name: string,
  bytes: Uint8Array,
  options: { readonly trust: TrustAnchors; readonly now: Date },
): InstalledPass {
  const { content } = inspectPass(bytes, options)
  const kept = keptSchema.safeParse(content)
  if (kept.success) {
    const { passTypeIdentifier, serialNumber, authenticationToken, webServiceURL } = kept.data
    return { passTypeIdentifier, serialNumber, authenticationToken, webServiceURL }
  }
  if (content === undefined)
    throw new UsageError(`${name} is no .pkpass whose pass.json can be read: see billfold inspect ${name}`)
  const missing = kept.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new UsageError(`Devices never ask for updates of ${name}: its pass.json has no ${missing}`)
}
