import { createLocalize } from '@billfold/pkpass'
import type { Device } from '../device/device.ts'
import type { OpenedLink } from '../device/open-link.ts'
import { partsOf } from '../device/pass-parts.ts'
import { encodeParts } from './encode-parts.ts'

/** Sheets that somebody may come back to; the oldest go first. */
const MAX_OPENED_LINKS = 8

/** Passes that links led to, until they are added. */
export class OpenedLinks {
  readonly #links = new Map<string, Uint8Array>()
  #lastId = 0

  /** Keeps a pass, and names it. */
  keep(bytes: Uint8Array): string {
    this.#lastId += 1
    const id = String(this.#lastId)
    this.#links.set(id, bytes)
    const [oldest] = this.#links.keys()
    if (this.#links.size > MAX_OPENED_LINKS && oldest !== undefined) this.#links.delete(oldest)
    return id
  }

  find(id: string): Uint8Array | undefined {
    return this.#links.get(id)
  }

  delete(id: string): void {
    this.#links.delete(id)
  }
}

/** What the sheet shows that a link opens: the pass and whether it is there already, or why it is refused. */
export function showLink({ url, result }: OpenedLink, device: Device) {
  if (result.kind === 'refused') {
    const { reasons, findings } = result
    return { url, kind: 'refused', reasons, findings } as const
  }
  const { pass, files } = result.opened
  const { passTypeIdentifier, serialNumber } = pass
  const replaces = device.passes.some(
    present => present.passTypeIdentifier === passTypeIdentifier && present.serialNumber === serialNumber,
  )
  const localize = createLocalize(files, device.locale)
  return {
    url,
    kind: 'accepted',
    passTypeIdentifier,
    serialNumber,
    organizationName: localize(pass.organizationName),
    description: localize(pass.description),
    replaces,
    ...encodeParts(partsOf(result.opened)),
  } as const
}
