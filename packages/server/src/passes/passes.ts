import { BundleError, buildPass, checkPass, type Finding, isRefusal } from '@billfold/pkpass'
import type { PassArt } from '../art/pass-art.ts'
import type { Clock } from '../clock.ts'
import { authenticationTokenSchema, type ProjectId, type SerialNumber, serialNumberSchema } from '../identifiers.ts'
import type { Identities, PassIdentity } from '../identity/identities.ts'
import { Problem } from '../problems.ts'
import type { Random } from '../random.ts'
import type { NewPass, PassKey, RegisteredDevice, Storage, StoredPass } from '../storage/storage.ts'
import { canonicalJson } from './canonical-json.ts'
import { composePass } from './compose-pass.ts'
import { parsePassRequest } from './parse-pass-request.ts'
import type { PassRequest } from './pass-request.ts'

export interface PassesOptions {
  readonly storage: Storage
  readonly identities: Identities
  readonly art: PassArt
  readonly clock: Clock
  readonly random: Random
  /** Base address of this installation, written into every pass. */
  readonly publicUrl: string
  /** Told of each issued pass once it is stored. */
  readonly onIssued?: ((pass: StoredPass) => void) | undefined
  /** Told when devices are owed a wake-up. */
  readonly onWakeUpsOwed: () => void
}

export interface IssuedPass {
  readonly pass: StoredPass
  readonly bytes: Uint8Array
  readonly findings: readonly Finding[]
}

export interface UpdatedPass {
  readonly pass: StoredPass
  readonly isChanged: boolean
  readonly notifiedDevices: number
  readonly findings: readonly Finding[]
}

/** Bytes of 16 in hex: twice the 16 characters Apple asks for at least. */
const AUTHENTICATION_TOKEN_BYTES = 16

/** The issuer's side of passes: issue, update, look up, build. */
export class Passes {
  readonly #options: PassesOptions

  constructor(options: PassesOptions) {
    this.#options = options
  }

  /**
   * Issues a pass: checked, signed and only then stored.
   *
   * @throws Problem ERR_REQUEST_INVALID, ERR_IMAGE_INVALID, ERR_PASS_REFUSED; nothing is stored then.
   */
  async issue(projectId: ProjectId, body: unknown): Promise<IssuedPass> {
    const { storage, identities, clock, random, onIssued } = this.#options
    const request = parsePassRequest(body)
    const newPass: NewPass = {
      projectId,
      passTypeIdentifier: identities.primary.passTypeIdentifier,
      serialNumber: serialNumberSchema.parse(random.uuid()),
      authenticationToken: authenticationTokenSchema.parse(random.hex(AUTHENTICATION_TOKEN_BYTES)),
      content: canonicalJson(request),
      createdAt: clock.now(),
    }
    const { bytes, findings } = await this.#build(newPass, request)
    const pass = await storage.insertPass(newPass)
    onIssued?.(pass)
    return { pass, bytes, findings }
  }

  /**
   * Replaces the content of a pass and owes every device that holds it a wake-up; the same content again is no change.
   *
   * @throws Problem ERR_REQUEST_INVALID, ERR_IMAGE_INVALID, ERR_PASS_REFUSED, ERR_PASS_NOT_FOUND; nothing is stored then.
   */
  async update(projectId: ProjectId, serialNumber: SerialNumber, body: unknown): Promise<UpdatedPass> {
    const { storage, clock, onWakeUpsOwed } = this.#options
    const request = parsePassRequest(body)
    const findings = await this.#check(await this.#find(projectId, serialNumber), request)
    const change = { projectId, serialNumber, content: canonicalJson(request), now: clock.now() }
    const result = await storage.replaceContent(change)
    if (!result) throw notFound(serialNumber)
    if (result.notifiedDevices > 0) onWakeUpsOwed()
    return { ...result, findings }
  }

  /** @throws Problem ERR_PASS_NOT_FOUND */
  async get(
    projectId: ProjectId,
    serialNumber: SerialNumber,
  ): Promise<{ pass: StoredPass; devices: readonly RegisteredDevice[] }> {
    const pass = await this.#find(projectId, serialNumber)
    return { pass, devices: await this.#options.storage.listRegisteredDevices(pass) }
  }

  /** The pass as it stands, for whoever knows its type and serial number; `undefined` when there is none. */
  find(key: PassKey): Promise<StoredPass | undefined> {
    return this.#options.storage.findPass(key)
  }

  /** Signs the current content of a pass. */
  async build(pass: StoredPass): Promise<Uint8Array> {
    const { bytes } = await this.#build(pass, parsePassRequest(JSON.parse(pass.content)))
    return bytes
  }

  async #find(projectId: ProjectId, serialNumber: SerialNumber): Promise<StoredPass> {
    const pass = await this.#options.storage.findProjectPass(projectId, serialNumber)
    if (!pass) throw notFound(serialNumber)
    return pass
  }

  /** Checks without signing: an update is signed when a device fetches it. */
  async #check(pass: NewPass, request: PassRequest): Promise<readonly Finding[]> {
    const { passTypeIdentifier, teamIdentifier } = this.#identityOf(pass)
    await this.#options.art.filesFor(request, monogramName(request))
    const content = { formatVersion: 1, passTypeIdentifier, teamIdentifier, ...this.#compose(pass, request) }
    const { findings } = checkPass(content)
    if (findings.some(isRefusal)) throw refused(findings)
    return findings
  }

  async #build(pass: NewPass, request: PassRequest): Promise<{ bytes: Uint8Array; findings: readonly Finding[] }> {
    const { signer } = this.#identityOf(pass)
    const files = await this.#options.art.filesFor(request, monogramName(request))
    try {
      return await buildPass(this.#compose(pass, request), files, { signer, signingTime: this.#options.clock.now() })
    } catch (error) {
      throw error instanceof BundleError && error.code === 'ERR_PASS_REFUSED' ? refused(error.findings) : error
    }
  }

  #compose(pass: NewPass, request: PassRequest) {
    const { serialNumber, authenticationToken, createdAt } = pass
    const { organizationName } = this.#identityOf(pass)
    return composePass(request, {
      serialNumber,
      authenticationToken,
      createdAt,
      organizationName,
      webServiceURL: this.#options.publicUrl,
    })
  }

  #identityOf({ passTypeIdentifier }: PassKey): PassIdentity {
    const identity = this.#options.identities.find(passTypeIdentifier)
    if (identity) return identity
    throw new Error(`No identity for ${passTypeIdentifier}: its certificate was taken out of the configuration`)
  }
}

function monogramName({ logoText, title, organizationName }: PassRequest): string {
  return logoText ?? title ?? organizationName ?? ''
}

function notFound(serialNumber: string): Problem {
  return new Problem(
    'ERR_PASS_NOT_FOUND',
    `There is no pass with serial number ${JSON.stringify(serialNumber.slice(0, 64))} in this project`,
  )
}

function refused(findings: readonly Finding[]): Problem {
  const refusals = findings.filter(isRefusal)
  const errors = refusals.map(({ rule, pointer = '', message, fix }) => ({
    pointer,
    code: rule,
    message: `${message}. ${fix}`,
  }))
  return new Problem('ERR_PASS_REFUSED', refusals[0]?.message ?? 'Wallet would refuse this pass', errors)
}
