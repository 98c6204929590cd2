import { generateKeyPairSync, type KeyObject, randomBytes, verify } from 'node:crypto'
import { z } from 'zod'
import type { Refusal } from './reasons.ts'

/** A key as the developer account gives it out once: the text of `AuthKey_<keyId>.p8`. */
export type ProviderKey = {
  readonly keyId: string
  readonly teamIdentifier: string
  /** PKCS #8, PEM. */
  readonly privateKeyPem: string
}

/** What a connection without a certificate has shown so far. */
export type ProviderSession = {
  /** Of its first good token: later ones must be of the same key. */
  keyId: string | undefined
}

type KnownKey = {
  readonly keyId: string
  readonly teamIdentifier: string
  readonly publicKey: KeyObject
  /** `undefined` for a key that is good for every topic of its team. */
  readonly topics: ReadonlySet<string> | undefined
  /** The last good token, and when it was first seen. */
  token: string | undefined
  firstSeenAt: Date
}

/** Apple, "Establishing a token-based connection to APNs": refreshed no more than once every 20 minutes, no less than every 60. */
const MAX_AGE_MS = 60 * 60_000
const MIN_UPDATE_MS = 20 * 60_000

/** What a token's clock may be ahead; Apple names none. */
const MAX_AHEAD_MS = 60_000

const headerSchema = z.object({ alg: z.literal('ES256'), kid: z.string() })
const claimsSchema = z.object({ iss: z.string(), iat: z.int() })

/** The keys that may sign provider tokens, and what was seen of each. */
export class ProviderKeys {
  readonly #keys = new Map<string, KnownKey>()

  issue(teamIdentifier: string, topics: readonly string[] | undefined): ProviderKey {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const keyId = randomBytes(5).toString('hex').toUpperCase()
    this.#keys.set(keyId, {
      keyId,
      teamIdentifier,
      publicKey,
      topics: topics && new Set(topics),
      token: undefined,
      firstSeenAt: new Date(0),
    })
    return { keyId, teamIdentifier, privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
  }

  /** Says why a token is refused, or `undefined` for a good one. */
  check(authorization: string, session: ProviderSession, now: Date): Refusal | undefined {
    const token = /^bearer (\S+)$/i.exec(authorization)?.[1]
    const parsed = token === undefined ? undefined : parseToken(token)
    const key = parsed && this.#keys.get(parsed.kid)
    if (token === undefined || parsed === undefined || key === undefined) return { reason: 'InvalidProviderToken' }
    // Checked once: the same token comes with every push.
    if (token !== key.token && !isSignedBy(token, key.publicKey)) return { reason: 'InvalidProviderToken' }
    if (parsed.iss !== key.teamIdentifier) return { reason: 'InvalidProviderToken' }
    if (session.keyId !== undefined && session.keyId !== key.keyId) return { reason: 'UnrelatedKeyIdInToken' }
    const ageMs = now.getTime() - parsed.iat * 1000
    if (ageMs < -MAX_AHEAD_MS) return { reason: 'InvalidProviderToken' }
    if (ageMs >= MAX_AGE_MS) return { reason: 'ExpiredProviderToken' }
    if (token !== key.token) {
      const isTooSoon = key.token !== undefined && now.getTime() - key.firstSeenAt.getTime() < MIN_UPDATE_MS
      if (isTooSoon) return { reason: 'TooManyProviderTokenUpdates' }
      key.token = token
      key.firstSeenAt = now
    }
    session.keyId = key.keyId
    return undefined
  }

  /** Whether the key of a session's tokens is good for a topic. */
  isAllowed({ keyId = '' }: ProviderSession, topic: string): boolean {
    const key = this.#keys.get(keyId)
    return key !== undefined && (key.topics === undefined || key.topics.has(topic))
  }
}

function parseToken(token: string): { readonly kid: string; readonly iss: string; readonly iat: number } | undefined {
  const [header = '', claims = '', signature] = token.split('.')
  if (signature === undefined) return undefined
  const parsed = { ...decode(headerSchema, header), ...decode(claimsSchema, claims) }
  const { kid, iss, iat } = parsed
  return kid === undefined || iss === undefined || iat === undefined ? undefined : { kid, iss, iat }
}

function isSignedBy(token: string, publicKey: KeyObject): boolean {
  const end = token.lastIndexOf('.')
  const signature = Buffer.from(token.slice(end + 1), 'base64url')
  // RFC 7518 section 3.4: both numbers side by side, not in DER.
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const
  return verify('sha256', Buffer.from(token.slice(0, end)), key, signature)
}

function decode<T>(schema: z.ZodType<T>, part: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))).data
  } catch {
    return undefined
  }
}
