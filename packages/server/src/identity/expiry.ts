import { type Certificate, type Finding, finding } from '@billfold/pkpass'
import { EXPIRY_NOTICE_DAYS } from '@billfold/pkpass/identity-files'

const DAY_MS = 86_400_000

/** The certificates of an identity: it signs as long as both are valid. */
export interface ExpiringIdentity {
  readonly passTypeIdentifier: string
  readonly certificate: Certificate
  readonly intermediate: Certificate
}

/** A point before the end at which people are told; 0 is the end. */
export type ExpiryMark = (typeof EXPIRY_NOTICE_DAYS)[number] | 0

export function usableUntil({ certificate, intermediate }: Omit<ExpiringIdentity, 'passTypeIdentifier'>): Date {
  return certificate.notAfter < intermediate.notAfter ? certificate.notAfter : intermediate.notAfter
}

/** Whole days until an identity cannot sign any more; negative afterwards. */
export function daysLeft(identity: ExpiringIdentity, now: Date): number {
  return Math.floor((usableUntil(identity).getTime() - now.getTime()) / DAY_MS)
}

/** The last mark that an identity has passed; `undefined` while its end is far. */
export function expiryMark(identity: ExpiringIdentity, now: Date): ExpiryMark | undefined {
  const leftMs = usableUntil(identity).getTime() - now.getTime()
  const marks: readonly ExpiryMark[] = [...EXPIRY_NOTICE_DAYS, 0]
  return marks.findLast(days => leftMs <= days * DAY_MS)
}

/** What to tell of an identity whose end is near, or past. */
export function expiryFindings(identity: ExpiringIdentity, now: Date): readonly Finding[] {
  const mark = expiryMark(identity, now)
  if (mark === undefined) return []
  const { passTypeIdentifier, certificate, intermediate } = identity
  const until = usableUntil(identity)
  const isLeaf = until.getTime() === certificate.notAfter.getTime()
  const what = isLeaf
    ? `The certificate of ${passTypeIdentifier}`
    : `The intermediate ${intermediate.subject.commonName?.slice(0, 100) ?? ''} of ${passTypeIdentifier}`
  const day = until.toISOString().slice(0, 10)
  if (mark === 0) return [finding(isLeaf ? 'cert-expired' : 'cert-intermediate-expired', `${what} expired on ${day}`)]
  const days = daysLeft(identity, now)
  return [finding('cert-expiring', `${what} expires on ${day}, in ${days} ${days === 1 ? 'day' : 'days'}`)]
}
