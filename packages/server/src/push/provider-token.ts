import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { PushError } from './push-error.ts'

/** A key for provider tokens, as the developer account gives it out once (`AuthKey_<keyId>.p8`). */
export interface ProviderKey {
  readonly keyId: string
  readonly teamIdentifier: string
  readonly privateKey: KeyObject
}

/** APNs takes a token for an hour; renewed before, so that neither clock nor transit can make it late. */
const MAX_AGE_MS = 50 * 60_000
/** Renewed sooner, APNs answers TooManyProviderTokenUpdates. */
const MIN_AGE_MS = 20 * 60_000

/**
 * Reads the text of a `.p8` file.
 *
 * @throws PushError ERR_APNS_KEY
 */
export function parseProviderKey(keyId: string, teamIdentifier: string, privateKeyPem: string): ProviderKey {
  const privateKey = parsePrivateKey(privateKeyPem)
  if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    const found = privateKey.asymmetricKeyType ?? 'another kind'
    throw keyError(`Expected a P-256 key for provider tokens, found ${found}`)
  }
  return { keyId, teamIdentifier, privateKey }
}

/**
 * The JSON Web Token that stands in for a certificate, one for all connections of a team.
 *
 * @see Web service, section 5; RFC 7519; Apple, "Establishing a token-based connection to APNs"
 */
export class ProviderToken {
  readonly #key: ProviderKey
  readonly #clock: Clock
  #token: string | undefined
  #issuedAtMs = 0
  #keptUntilMs = 0

  constructor(key: ProviderKey, clock: Clock) {
    this.#key = key
    this.#clock = clock
  }

  /** The token in force, a new one when it has grown old. */
  get(): string {
    const nowMs = this.#clock.now().getTime()
    if (this.#token === undefined || this.#ageMs(nowMs) >= MAX_AGE_MS) return this.#issue(nowMs)
    return this.#token
  }

  /**
   * Replaces a token that APNs calls expired.
   *
   * @returns false when the one in force is too young to be replaced: then it is not the token that is wrong.
   */
  renew(expired: string): boolean {
    if (this.#token !== expired) return true
    const nowMs = this.#clock.now().getTime()
    if (nowMs < this.#keptUntilMs || this.#ageMs(nowMs) < MIN_AGE_MS) return false
    this.#issue(nowMs)
    return true
  }

  /** APNs has seen too many tokens: that in force stays for a while, whatever is said of it. */
  keep(): void {
    this.#keptUntilMs = this.#clock.now().getTime() + MIN_AGE_MS
  }

  /** A clock that was set back makes the token one from the future, and old enough. */
  #ageMs(nowMs: number): number {
    return nowMs < this.#issuedAtMs ? MAX_AGE_MS : nowMs - this.#issuedAtMs
  }

  #issue(nowMs: number): string {
    const { keyId, teamIdentifier, privateKey } = this.#key
    const header = encode({ alg: 'ES256', kid: keyId })
    const claims = encode({ iss: teamIdentifier, iat: Math.floor(nowMs / 1000) })
    const content = `${header}.${claims}`
    // RFC 7518 section 3.4: both numbers side by side, not in DER.
    const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    this.#token = `${content}.${signature.toString('base64url')}`
    this.#issuedAtMs = nowMs
    return this.#token
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function parsePrivateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (cause) {
    throw keyError('Expected a private key in PEM for provider tokens, found something else', cause)
  }
}

function keyError(found: string, cause?: unknown): PushError {
  return new PushError('ERR_APNS_KEY', `${found}; name the AuthKey_….p8 file of your developer account`, { cause })
}
