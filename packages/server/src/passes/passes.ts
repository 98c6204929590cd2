import { announcedKeys, type CheckLevel, checkUpdate, type Finding, isRefusal } from '@billfold/pkpass'
import type { Clock } from '../clock.ts'
import {
  authenticationTokenSchema,
  type ExternalId,
  type PassTypeIdentifier,
  type SerialNumber,
  serialNumberSchema,
} from '../identifiers.ts'
import { expiryFindings } from '../identity/expiry.ts'
import type { Identities } from '../identity/identities.ts'
import { Problem } from '../problems.ts'
import { auditOf, type Caller } from '../projects/caller.ts'
import type { Quota } from '../projects/quota.ts'
import type { Random } from '../random.ts'
import type { ContentChange, ContentChangeResult, NewPass, Storage, StoredPass } from '../storage/storage.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { canonicalJson } from './canonical-json.ts'
import { chooseIdentity } from './choose-identity.ts'
import { changedMeanwhile, requireMatch } from './entity-tag.ts'
import { mergePatch } from './merge-patch.ts'
import { parsePassRequest } from './parse-pass-request.ts'
import { passLabels } from './pass-labels.ts'
import { notFound, type PassLookup } from './pass-lookup.ts'
import { type PassMaker, refused } from './pass-maker.ts'
import type { PassRequest } from './pass-request.ts'

export interface PassesOptions {
  readonly storage: Storage
  readonly identities: Identities
  readonly lookup: PassLookup
  readonly maker: PassMaker
  readonly quota: Quota
  readonly timeline: Timeline
  /** Visible messages of a pass within 24 hours from which on an update is warned of. */
  readonly maxMessagesADay: number
  readonly clock: Clock
  readonly random: Random
  /** Told of each issued pass once it is stored. */
  readonly onIssued?: ((pass: StoredPass) => void) | undefined
  /** Told when devices are owed a wake-up. */
  readonly onWakeUpsOwed: () => void
}

/** How a call wants to be taken. */
export interface ChangeOptions {
  /** Whether every error is refused, not only what Wallet refuses. */
  readonly isStrict?: boolean | undefined
  /** Versions that the pass must have, as `If-Match` names them. */
  readonly ifMatch?: string | undefined
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
const DAY_MS = 86_400_000
/** How often a patch is made anew for a pass that changed meanwhile, or an upsert for one that came or went. */
const MAX_ATTEMPTS = 5

/** The issuer's side of passes: issue, update, withdraw. */
export class Passes {
  readonly #options: PassesOptions

  constructor(options: PassesOptions) {
    this.#options = options
  }

  /**
   * Issues a pass: checked, signed and only then stored.
   *
   * @throws Problem ERR_REQUEST_INVALID, ERR_IMAGE_INVALID, ERR_PASS_REFUSED, ERR_IDENTITY_MISSING, ERR_TEST_IDENTITY_MISSING,
   *   ERR_QUOTA_EXCEEDED, ERR_EXTERNAL_ID_TAKEN; nothing is stored then.
   */
  async issue(caller: Caller, body: unknown, { isStrict = false }: ChangeOptions = {}): Promise<IssuedPass> {
    const { clock, random, maker, quota, timeline, onIssued } = this.#options
    const { passTypeIdentifier, ...request } = parsePassRequest(body)
    const identity = chooseIdentity(this.#options.identities, caller, passTypeIdentifier)
    await quota.require(caller)
    const digests = await maker.readImages(request)
    const createdAt = clock.now()
    const newPass: NewPass = {
      projectId: caller.projectId,
      passTypeIdentifier: identity.passTypeIdentifier,
      serialNumber: serialNumberSchema.parse(random.uuid()),
      authenticationToken: authenticationTokenSchema.parse(random.hex(AUTHENTICATION_TOKEN_BYTES)),
      content: canonicalJson(request),
      createdAt,
      ...passLabels(request, digests),
    }
    // A pass signed with an expired certificate is refused by every phone.
    const expiry = expiryFindings(identity, createdAt)
    if (expiry.some(isRefusal)) throw refused(expiry, 'default')
    const built = await maker.build(newPass, { request, digests, identity, level: levelOf(isStrict) })
    const pass = await this.#insert(caller, newPass)
    timeline.issued()
    // A person in the studio puts it on the phone by hand.
    if (!caller.isStudio) onIssued?.(pass)
    return {
      pass,
      bytes: built.bytes,
      // Held against all rules when somebody wants to know: who takes the file alone does not.
      get findings() {
        return [...built.findings, ...expiry]
      },
    }
  }

  /**
   * Replaces the content of a pass and owes every device that holds it a wake-up; the same content again is no change.
   *
   * An identity that has expired does not keep a change from being stored: devices get it once the identity is renewed.
   *
   * @throws Problem ERR_REQUEST_INVALID, ERR_IMAGE_INVALID, ERR_PASS_REFUSED, ERR_PASS_NOT_FOUND, ERR_IDENTITY_MISSING,
   *   ERR_QUOTA_EXCEEDED, ERR_EXTERNAL_ID_TAKEN, ERR_PRECONDITION_FAILED; nothing is stored then.
   */
  async update(
    caller: Caller,
    serialNumber: SerialNumber,
    body: unknown,
    options: ChangeOptions = {},
  ): Promise<UpdatedPass> {
    const request = parsePassRequest(body)
    const current = await this.#options.lookup.require(caller, serialNumber)
    requireMatch(current, options.ifMatch)
    const isBound = options.ifMatch !== undefined
    const result = await this.#replace(caller, current, request, options, isBound ? current.updateTag : undefined)
    if (result.isStale) throw changedMeanwhile(result.pass)
    return result
  }

  /**
   * Applies a JSON merge patch to the content of a pass. A pass that somebody else changes meanwhile is patched as it is then.
   *
   * @throws Problem as `update` does.
   * @see RFC 7396
   */
  async patch(
    caller: Caller,
    serialNumber: SerialNumber,
    patch: unknown,
    options: ChangeOptions = {},
  ): Promise<UpdatedPass> {
    for (let attempt = 1; ; attempt += 1) {
      const current = await this.#options.lookup.require(caller, serialNumber)
      requireMatch(current, options.ifMatch)
      const request = parsePassRequest(mergePatch(JSON.parse(current.content), patch))
      const result = await this.#replace(caller, current, request, options, current.updateTag)
      if (!result.isStale) return result
      if (options.ifMatch !== undefined || attempt === MAX_ATTEMPTS) throw changedMeanwhile(result.pass)
    }
  }

  /**
   * Issues a pass under the issuer's own name for it, or replaces the content of the one that has the name.
   *
   * @throws Problem as `issue` and `update` do.
   */
  async upsert(
    caller: Caller,
    externalId: ExternalId,
    body: unknown,
    options: ChangeOptions = {},
  ): Promise<{ readonly issued: IssuedPass } | { readonly updated: UpdatedPass }> {
    const named = mergePatch(body, { externalId })
    for (let attempt = 1; ; attempt += 1) {
      const current = await this.#options.lookup.findByExternalId(caller, externalId)
      if (current) {
        return { updated: await this.update(caller, current.serialNumber, named, options) }
      }
      if (options.ifMatch !== undefined) {
        throw new Problem('ERR_PRECONDITION_FAILED', 'There is no pass of this external id yet, and If-Match names one')
      }
      try {
        return { issued: await this.issue(caller, named, options) }
      } catch (error) {
        // Somebody else issued it in between.
        const isTaken = error instanceof Problem && error.code === 'ERR_EXTERNAL_ID_TAKEN'
        if (!isTaken || attempt === MAX_ATTEMPTS) throw error
      }
    }
  }

  /**
   * Withdraws a pass: marked and expired on every device that holds it. Its content stays; withdrawn again, it is no change.
   *
   * @throws Problem ERR_PASS_NOT_FOUND, ERR_PRECONDITION_FAILED
   */
  revoke(caller: Caller, serialNumber: SerialNumber, options: ChangeOptions = {}): Promise<ContentChangeResult> {
    return this.#setRevocation(caller, serialNumber, 'pass.revoked', options)
  }

  /** Puts a withdrawn pass in force again. Throws as `revoke` does. */
  reactivate(caller: Caller, serialNumber: SerialNumber, options: ChangeOptions = {}): Promise<ContentChangeResult> {
    return this.#setRevocation(caller, serialNumber, 'pass.reactivated', options)
  }

  /** What a new version does to devices that have the old one: what goes wrong, and how many fields announce themselves. */
  async compare(
    before: StoredPass,
    after: StoredPass,
  ): Promise<{ readonly findings: readonly Finding[]; readonly announcedFields: number }> {
    const { storage, identities, maker, clock, maxMessagesADay } = this.#options
    const identity = identities.find(before.passTypeIdentifier)
    const isSame = before.content === after.content && before.latestMessage === after.latestMessage
    if (!identity || isSame) return { findings: [], announcedFields: 0 }
    const [old, now] = [maker.parse(before, identity), maker.parse(after, identity)]
    const instant = clock.now()
    const messagesToday = await storage.countAnnouncements(before, new Date(instant.getTime() - DAY_MS))
    const findings = checkUpdate({ pass: old }, { pass: now }, { now: instant, messagesToday, maxMessagesADay })
    // Images are no part of what is compared here: two versions may differ in nothing else.
    const told = findings.filter(({ rule }) => rule !== 'update-no-difference')
    return { findings: told, announcedFields: announcedKeys(old, now).length }
  }

  async #insert(caller: Caller, newPass: NewPass): Promise<StoredPass> {
    const { storage, quota } = this.#options
    const { serialNumber, externalId, createdAt } = newPass
    const audit = auditOf(caller, 'pass.issued', serialNumber, createdAt)
    try {
      return await storage.insertPass(newPass, { audit, usageMonth: quota.monthFor(caller) })
    } catch (error) {
      throw await this.#orTaken(caller, externalId, error)
    }
  }

  async #replace(
    caller: Caller,
    current: StoredPass,
    { passTypeIdentifier, ...request }: PassRequest,
    { isStrict = false }: ChangeOptions,
    expectedTag: number | undefined,
  ): Promise<UpdatedPass & Pick<ContentChangeResult, 'isStale'>> {
    const { clock, maker, quota } = this.#options
    refuseOtherType(current, passTypeIdentifier)
    const identity = chooseIdentity(this.#options.identities, caller, current.passTypeIdentifier)
    const content = canonicalJson(request)
    const isSame = content === current.content
    if (!isSame) await quota.require(caller)
    const digests = await maker.readImages(request, current)
    const findings = await maker.check(current, { request, digests, identity, level: levelOf(isStrict) })
    const now = clock.now()
    const change = await this.compare(current, { ...current, content })
    const result = await this.#change(caller, {
      projectId: caller.projectId,
      serialNumber: current.serialNumber,
      content,
      announcedFields: change.announcedFields,
      labels: passLabels(request, digests),
      expectedTag,
      now,
      audit: auditOf(caller, 'pass.updated', current.serialNumber, now),
      usageMonth: quota.monthFor(caller),
    })
    return { ...result, findings: [...change.findings, ...findings, ...expiryFindings(identity, now)] }
  }

  async #setRevocation(
    caller: Caller,
    serialNumber: SerialNumber,
    action: 'pass.revoked' | 'pass.reactivated',
    { ifMatch }: ChangeOptions,
  ): Promise<ContentChangeResult> {
    const current = await this.#options.lookup.require(caller, serialNumber)
    requireMatch(current, ifMatch)
    const now = this.#options.clock.now()
    const isRevoking = action === 'pass.revoked'
    if (isRevoking === (current.revokedAt !== undefined)) return { pass: current, isChanged: false, notifiedDevices: 0 }
    const result = await this.#change(caller, {
      projectId: caller.projectId,
      serialNumber,
      revokedAt: isRevoking ? now : null,
      expectedTag: ifMatch === undefined ? undefined : current.updateTag,
      now,
      audit: auditOf(caller, action, serialNumber, now),
    })
    if (result.isStale) throw changedMeanwhile(result.pass)
    return result
  }

  async #change(caller: Caller, change: ContentChange): Promise<ContentChangeResult> {
    const { storage, timeline, onWakeUpsOwed } = this.#options
    try {
      const result = await storage.replaceContent(change)
      if (!result) throw notFound(change.serialNumber)
      if (result.isChanged) timeline.changed()
      if (result.notifiedDevices > 0) onWakeUpsOwed()
      return result
    } catch (error) {
      throw await this.#orTaken(caller, change.labels?.externalId, error)
    }
  }

  /** Says of a conflict which name is taken. */
  async #orTaken(caller: Caller, externalId: ExternalId | undefined, error: unknown): Promise<unknown> {
    if (externalId === undefined || !(error instanceof StorageError) || error.code !== 'ERR_STORAGE_CONFLICT')
      return error
    const owner = await this.#options.lookup.findByExternalId(caller, externalId)
    const message = 'externalId is the name of another pass of this project'
    return new Problem(
      'ERR_EXTERNAL_ID_TAKEN',
      message,
      [{ pointer: '/externalId', code: 'not_unique', message }],
      owner ? { serialNumber: owner.serialNumber } : {},
    )
  }
}

function levelOf(isStrict: boolean): CheckLevel {
  return isStrict ? 'strict' : 'default'
}

function refuseOtherType(pass: StoredPass, wanted: PassTypeIdentifier | undefined): void {
  if (wanted === undefined || wanted === pass.passTypeIdentifier) return
  const message = `passTypeIdentifier must be ${pass.passTypeIdentifier}, which the pass was issued with, or left out`
  throw new Problem('ERR_REQUEST_INVALID', message, [{ pointer: '/passTypeIdentifier', code: 'not_allowed', message }])
}
