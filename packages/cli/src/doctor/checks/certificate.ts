import { type Check, failed, Obstacle, passed } from '../check.ts'

/** What OpenSSL and Node call the faults of a chain, and what they mean for the person who has to mend it. */
const FAULTS: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'is not valid yet'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another host name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'is signed by itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'leads to a root that phones do not know'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'comes without its intermediate, or leads to a root that phones do not know'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'leads to a root that phones do not know'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'leads to a root that phones do not know'],
  ['CERT_REVOKED', 'was revoked'],
])

const DAY_MS = 24 * 60 * 60 * 1000
/** Automatic renewals happen a month before the end: when this little is left, one has failed. */
const SOON_DAYS = 14

export const certificate: Check = {
  id: 'certificate',
  title: 'the certificate is for this host, in date, and leads to a public root',
  async examine(examination) {
    const { service, clock } = examination.options
    if (service.base.protocol !== 'https:') throw new Obstacle('there is none over plain HTTP')
    const { fault, protocol, validUntil } = await examination.secure()
    const until = validUntil?.toISOString().slice(0, 10)
    if (fault !== undefined) {
      const meaning = FAULTS.get(fault) ?? `cannot be verified (${fault})`
      return failed(
        'ws-url-not-https',
        `The certificate ${meaning}${until === undefined ? '' : `; its last day is ${until}`}`,
      )
    }
    if (validUntil === undefined) return passed(protocol)
    const daysLeft = Math.floor((validUntil.getTime() - clock.now().getTime()) / DAY_MS)
    return passed(`${protocol}, until ${until}${daysLeft <= SOON_DAYS ? `: only ${daysLeft} days, renew it now` : ''}`)
  },
}
