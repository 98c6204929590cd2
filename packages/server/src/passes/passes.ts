import { BundleError, buildPass, checkPass, type Finding, isRefusal } from '@billfold/pkpass'
import type { PassArt } from '../art/pass-art.ts'
import type { Clock } from '../clock.ts'
import {
  authenticationTokenSchema,
  type PassTypeIdentifier,
  type ProjectId,
  type SerialNumber,
  serialNumberSchema,
} from '../identifiers.ts'
import { expiryFindings } from '../identity/expiry.ts'
import type { Identities } from '../identity/identities.ts'
import type { PassIdentity } from '../identity/pass-identity.ts'
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
   * @throws Problem ERR_REQUEST_INVALID, ERR_IMAGE_INVALID, ERR_PASS_REFUSED, ERR_IDENTITY_MISSING; nothing is stored then.
   */
  async issue(projectId: ProjectId, body: unknown): Promise<IssuedPass> {
    const { storage, clock, random, onIssued } = this.#options
    const { passTypeIdentifier, ...request } = parsePassRequest(body)
    const identity = this.#choose(projectId, passTypeIdentifier)
    const newPass: NewPass = {
      projectId,
      passTypeIdentifier: identity.passTypeIdentifier,
      serialNumber: serialNumberSchema.parse(random.uuid()),
      authenticationToken: authenticationTokenSchema.parse(random.hex(AUTHENTICATION_TOKEN_BYTES)),
      content: canonicalJson(request),
      createdAt: clock.now(),
    }
    // A pass signed with an expired certificate is refused by every phone.
    const expiry = expiryFindings(identity, newPass.createdAt)
    if (expiry.some(isRefusal)) throw refused(expiry)
    const { bytes, findings } = await this.#build(newPass, request, identity)
    const pass = await storage.insertPass(newPass)
    onIssued?.(pass)
    return { pass, bytes, findings: [...findings, ...expiry] }
  }

  /**
   * Replaces the content of a pass and owes every device that holds it a wake-up; the same content again is no change.
   *
   * An identity that has expired does not keep a change from being stored: devices get it once the identity is renewed.
   *
   * @throws Problem ERR_REQUEST_INVALID, ERR_IMAGE_INVALID, ERR_PASS_REFUSED, ERR_PASS_NOT_FOUND, ERR_IDENTITY_MISSING; nothing is
   *   stored then.
   */
  async update(projectId: ProjectId, serialNumber: SerialNumber, body: unknown): Promise<UpdatedPass> {
    const { storage, clock, onWakeUpsOwed } = this.#options
    const { passTypeIdentifier, ...request } = parsePassRequest(body)
    const current = await this.#find(projectId, serialNumber)
    refuseOtherType(current, passTypeIdentifier)
    const identity = this.#choose(projectId, current.passTypeIdentifier)
    const findings = await this.#check(current, request, identity)
    const now = clock.now()
    const change = { projectId, serialNumber, content: canonicalJson(request), now }
    const result = await storage.replaceContent(change)
    if (!result) throw notFound(serialNumber)
    if (result.notifiedDevices > 0) onWakeUpsOwed()
    return { ...result, findings: [...findings, ...expiryFindings(identity, now)] }
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

  /** The pass that a holder's link names. */
  findBySerialNumber(serialNumber: SerialNumber): Promise<StoredPass | undefined> {
    return this.#options.storage.findPassBySerialNumber(serialNumber)
  }

  /** Signs the current content of a pass, with the identity of its type as it is now. */
  async build(pass: StoredPass): Promise<Uint8Array> {
    const identity = this.#options.identities.find(pass.passTypeIdentifier)
    if (!identity) throw new Error(`No identity for ${pass.passTypeIdentifier}: it was taken out of the configuration`)
    const { bytes } = await this.#build(pass, parsePassRequest(JSON.parse(pass.content)), identity)
    return bytes
  }

  async #find(projectId: ProjectId, serialNumber: SerialNumber): Promise<StoredPass> {
    const pass = await this.#options.storage.findProjectPass(projectId, serialNumber)
    if (!pass) throw notFound(serialNumber)
    return pass
  }

  /** Checks without signing: an update is signed when a device fetches it. */
  async #check(pass: NewPass, request: PassRequest, identity: PassIdentity): Promise<readonly Finding[]> {
    const { passTypeIdentifier, teamIdentifier } = identity
    await this.#options.art.filesFor(request, monogramName(request))
    const content = { formatVersion: 1, passTypeIdentifier, teamIdentifier, ...this.#compose(pass, request, identity) }
    const { findings } = checkPass(content)
    if (findings.some(isRefusal)) throw refused(findings)
    return findings
  }

  async #build(
    pass: NewPass,
    request: PassRequest,
    identity: PassIdentity,
  ): Promise<{ bytes: Uint8Array; findings: readonly Finding[] }> {
    const files = await this.#options.art.filesFor(request, monogramName(request))
    const signing = { signer: identity.signer, signingTime: this.#options.clock.now() }
    try {
      return await buildPass(this.#compose(pass, request, identity), files, signing)
    } catch (error) {
      throw error instanceof BundleError && error.code === 'ERR_PASS_REFUSED' ? refused(error.findings) : error
    }
  }

  #compose(pass: NewPass, request: PassRequest, { organizationName }: PassIdentity) {
    const { serialNumber, authenticationToken, createdAt } = pass
    return composePass(request, {
      serialNumber,
      authenticationToken,
      createdAt,
      organizationName,
      webServiceURL: this.#options.publicUrl,
    })
  }

  /** Another project's identity is as if it were not there. */
  #choose(projectId: ProjectId, wanted: PassTypeIdentifier | undefined): PassIdentity {
    const own = this.#options.identities.listOf(projectId)
    const identity = wanted === undefined ? own[0] : own.find(each => each.passTypeIdentifier === wanted)
    if (identity) return identity
    throw new Problem(
      'ERR_IDENTITY_MISSING',
      `There is no identity ${wanted === undefined ? '' : `for ${wanted} `}in this project. Bring its certificate with billfold certs import or POST /api/identities; billfold certs csr makes the signing request for a new one`,
    )
  }
}

function refuseOtherType(pass: StoredPass, wanted: PassTypeIdentifier | undefined): void {
  if (wanted === undefined || wanted === pass.passTypeIdentifier) return
  const message = `passTypeIdentifier must be ${pass.passTypeIdentifier}, which the pass was issued with, or left out`
  throw new Problem('ERR_REQUEST_INVALID', message, [{ pointer: '/passTypeIdentifier', code: 'not_allowed', message }])
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
