import type { Pass } from '@billfold/pkpass'
import type { PassKey } from './pass-key.ts'

/** A pass that was opened and found to be one. */
export type OpenedPass = {
  /** The `.pkpass` as it came. */
  readonly bytes: Uint8Array
  readonly pass: Pass
  /** Files of the bundle by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** `unconfirmed`: asked for, but the web service has not said yes yet. */
export type RegistrationState = 'none' | 'unconfirmed' | 'registered'

/** A pass as it lies in the wallet. */
export type InstalledPass = OpenedPass & {
  readonly installedAt: Date
  readonly updatedAt: Date | undefined
  /** `Last-Modified` of the last download, word for word; without a download there is none. */
  readonly lastModified: string | undefined
  readonly registration: RegistrationState
  /**
   * Whether the pass may be newer than the update tag of its type, because it was installed or fetched since. The web
   * service may then name it once more with good reason, and the device must not complain that it did.
   */
  readonly isNewerThanTag: boolean
}

/** Where and with which secret a pass is kept up to date. */
export type UpdateAccess = {
  /** `webServiceURL` without the slash at its end: the address a device is known under at a web service. */
  readonly webServiceURL: string
  readonly authenticationToken: string
}

/** Type and serial number of a pass. */
export function keyOf({ pass }: OpenedPass): PassKey {
  return { passTypeIdentifier: pass.passTypeIdentifier, serialNumber: pass.serialNumber }
}

/** Where a pass is kept up to date, or `undefined` for one that never is: address and token are both needed. */
export function updateAccessOf({ pass }: OpenedPass): UpdateAccess | undefined {
  const { webServiceURL, authenticationToken } = pass
  if (webServiceURL === undefined || authenticationToken === undefined) return undefined
  return { webServiceURL: webServiceURL.replace(/\/+$/, ''), authenticationToken }
}

/** Whether two passes have the same content: all files but the manifest and signature, which change at each signing. */
export function hasSameContent(one: OpenedPass, other: OpenedPass): boolean {
  const names = contentNames(one)
  return (
    names.length === contentNames(other).length &&
    names.every(name => {
      const bytes = one.files.get(name)
      const otherBytes = other.files.get(name)
      return bytes !== undefined && otherBytes !== undefined && Buffer.compare(bytes, otherBytes) === 0
    })
  )
}

function contentNames({ files }: OpenedPass): string[] {
  return [...files.keys()].filter(name => name !== 'manifest.json' && name !== 'signature')
}
