import type { Clock } from '../clock.ts'
import type { ExternalId, HolderId, SerialNumber } from '../identifiers.ts'
import { Problem } from '../problems.ts'
import { auditOf, type Caller } from '../projects/caller.ts'
import type { Personalization, RegisteredDevice, Storage, StoredPass } from '../storage/storage.ts'
import type { PassLookup } from './pass-lookup.ts'

export interface HolderDataOptions {
  readonly storage: Storage
  readonly lookup: Pick<PassLookup, 'visibleTypes'>
  readonly clock: Clock
}

/** Whose data: of a person, or of one pass where nobody said who holds it. */
export type HolderQuery =
  | { readonly holderId: HolderId }
  | { readonly serialNumber: SerialNumber }
  | { readonly externalId: ExternalId }

/** All that is kept of one pass and who holds it. */
export interface HeldPass {
  readonly pass: StoredPass
  readonly devices: readonly RegisteredDevice[]
  readonly personalization: Personalization | undefined
}

/** What a person may ask for: a copy of their data, and that it be forgotten. */
export class HolderData {
  readonly #options: HolderDataOptions

  constructor(options: HolderDataOptions) {
    this.#options = options
  }

  /** @throws Problem ERR_HOLDER_NOT_FOUND */
  async export(caller: Caller, query: HolderQuery): Promise<readonly HeldPass[]> {
    const { storage, clock } = this.#options
    const passes = await this.#find(caller, query)
    const held = passes.map(async pass => ({
      pass,
      devices: await storage.listRegisteredDevices(pass),
      personalization: await storage.findPersonalization(pass),
    }))
    await storage.appendAuditEntry(auditOf(caller, 'holder.exported', subjectOf(passes), clock.now()))
    return await Promise.all(held)
  }

  /**
   * Forgets everything of a person's passes. Devices keep the file they have: revoke first what is to be withdrawn.
   *
   * @returns how many passes were forgotten.
   * @throws Problem ERR_HOLDER_NOT_FOUND
   */
  async erase(caller: Caller, query: HolderQuery): Promise<number> {
    const { storage, clock } = this.#options
    const passes = await this.#find(caller, query)
    const audit = auditOf(caller, 'holder.erased', subjectOf(passes), clock.now())
    const serialNumbers = passes.map(({ serialNumber }) => serialNumber)
    return await storage.erasePasses(caller.projectId, serialNumbers, audit)
  }

  async #find(caller: Caller, query: HolderQuery): Promise<readonly StoredPass[]> {
    const visible = this.#options.lookup.visibleTypes(caller)
    const found = await this.#lookUp(caller, query)
    const passes = visible ? found.filter(pass => visible.includes(pass.passTypeIdentifier)) : found
    if (passes.length > 0) return passes
    throw new Problem('ERR_HOLDER_NOT_FOUND', 'There is no pass of such a holder in this project')
  }

  async #lookUp({ projectId }: Caller, query: HolderQuery): Promise<readonly StoredPass[]> {
    const { storage } = this.#options
    if ('holderId' in query) return await storage.listHolderPasses(projectId, query.holderId)
    const pass =
      'serialNumber' in query
        ? await storage.findProjectPass(projectId, query.serialNumber)
        : await storage.findPassByExternalId(projectId, query.externalId)
    return pass ? [pass] : []
  }
}

/** Serial numbers: what a person is called elsewhere may be their name or address. */
function subjectOf(passes: readonly StoredPass[]): string {
  return passes.map(({ serialNumber }) => serialNumber).join(' ')
}
