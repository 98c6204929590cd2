import type { Pass } from '@billfold/pkpass'
import type { ExternalId, PassTypeIdentifier, SerialNumber } from '../identifiers.ts'
import type { Identities } from '../identity/identities.ts'
import { Problem } from '../problems.ts'
import type { Caller } from '../projects/caller.ts'
import { isTestIdentity } from '../projects/test-identity.ts'
import type { PassKey, PassTimeline, RegisteredDevice, Storage, StoredPass } from '../storage/storage.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { parsePassRequest } from './parse-pass-request.ts'
import type { PassMaker } from './pass-maker.ts'

export interface PassLookupOptions {
  readonly storage: Storage
  readonly identities: Identities
  readonly maker: PassMaker
  readonly timeline: Timeline
}

/** Events of one answer; the newest. */
const MAX_TIMELINE_EVENTS = 500

/** Finds passes, and makes of them what is asked for. What is not a caller's to see is as if it were not there. */
export class PassLookup {
  readonly #options: PassLookupOptions

  constructor(options: PassLookupOptions) {
    this.#options = options
  }

  /** @throws Problem ERR_PASS_NOT_FOUND */
  async require(caller: Caller, serialNumber: SerialNumber): Promise<StoredPass> {
    const pass = await this.#options.storage.findProjectPass(caller.projectId, serialNumber)
    if (!pass || !this.#isVisible(caller, pass)) throw notFound(serialNumber)
    return pass
  }

  /** @throws Problem ERR_PASS_NOT_FOUND */
  async get(
    caller: Caller,
    serialNumber: SerialNumber,
  ): Promise<{ pass: StoredPass; devices: readonly RegisteredDevice[] }> {
    const { storage, timeline } = this.#options
    const pass = await this.require(caller, serialNumber)
    // What this process has seen of its devices is part of the answer.
    await timeline.flush()
    return { pass, devices: await storage.listRegisteredDevices(pass) }
  }

  /** The pass that the issuer calls so; `undefined` when there is none. */
  async findByExternalId(caller: Caller, externalId: ExternalId): Promise<StoredPass | undefined> {
    const pass = await this.#options.storage.findPassByExternalId(caller.projectId, externalId)
    return pass && this.#isVisible(caller, pass) ? pass : undefined
  }

  /** Pass types whose passes a caller sees; `undefined`: all of the project. */
  visibleTypes({ projectId, kind }: Caller): readonly PassTypeIdentifier[] | undefined {
    if (kind === 'live') return undefined
    return this.#options.identities
      .listOf(projectId)
      .filter(isTestIdentity)
      .map(({ passTypeIdentifier }) => passTypeIdentifier)
  }

  /** What happened to a pass and its devices. */
  timelineOf(pass: StoredPass): Promise<PassTimeline> {
    return this.#options.storage.findTimeline(pass, { limit: MAX_TIMELINE_EVENTS })
  }

  /** The pass as it stands, for whoever knows its type and serial number; `undefined` when there is none. */
  find(key: PassKey): Promise<StoredPass | undefined> {
    return this.#options.storage.findPass(key)
  }

  /** The pass that a holder's link names. */
  findBySerialNumber(serialNumber: SerialNumber): Promise<StoredPass | undefined> {
    return this.#options.storage.findPassBySerialNumber(serialNumber)
  }

  /**
   * `pass.json` and files of a pass as its devices have them, unsigned.
   *
   * @throws Problem ERR_PASS_NOT_FOUND
   */
  async parts(
    caller: Caller,
    serialNumber: SerialNumber,
  ): Promise<{ readonly pass: Pass; readonly files: ReadonlyMap<string, Uint8Array> }> {
    const { maker } = this.#options
    const pass = await this.require(caller, serialNumber)
    const { identity, request, digests } = await this.#sourcesOf(pass)
    return { pass: maker.parse(pass, identity), files: await maker.files({ request, digests }) }
  }

  /** Signs the current content of a pass, with the identity of its type as it is now. */
  async build(pass: StoredPass): Promise<Uint8Array> {
    const { bytes } = await this.#options.maker.build(pass, { ...(await this.#sourcesOf(pass)), level: 'default' })
    return bytes
  }

  /** What a pass is made from. */
  async #sourcesOf(pass: StoredPass) {
    const { identities, maker } = this.#options
    const identity = identities.find(pass.passTypeIdentifier)
    if (!identity) throw new Error(`No identity for ${pass.passTypeIdentifier}: it was taken out of the configuration`)
    const request = parsePassRequest(JSON.parse(pass.content))
    return { identity, request, digests: await maker.digestsOf(pass, request) }
  }

  #isVisible(caller: Caller, { passTypeIdentifier }: PassKey): boolean {
    return this.visibleTypes(caller)?.includes(passTypeIdentifier) ?? true
  }
}

export function notFound(serialNumber: string): Problem {
  return new Problem(
    'ERR_PASS_NOT_FOUND',
    `There is no pass with serial number ${JSON.stringify(serialNumber.slice(0, 64))} in this project`,
  )
}
