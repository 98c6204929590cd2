import { describeDistance, formatInstant } from './instants.ts'
import type { Report, ReportedCertificate } from './report.ts'

interface CertificateListProps {
  readonly certificates: readonly ReportedCertificate[]
  readonly signature: Report['signature']
  readonly trustedBy: Report['trustedBy']
  readonly now: Date
}

const ROLES = { signer: 'Signer', issuer: 'Issued it', other: 'Beside the way' } as const
const TRUST = {
  apple: 'It leads to Apple, as iPhone wants it.',
  installation: 'It leads to the sandbox of this server: the virtual iPhone trusts it, a real one does not.',
} as const

/** Who signed, who vouches for that, and until when. */
export function CertificateList({ certificates, now, signature, trustedBy }: CertificateListProps) {
  const { digest, signingTime } = signature
  return (
    <section className="check-section" aria-label="Certificates">
      <h2>Certificates</h2>
      <p className="hint">
        {describeTrust(trustedBy, certificates)}{' '}
        {signingTime && (
          <>
            Signed <Instant at={signingTime} now={now} />
            {digest !== null && ` with ${digest}`}.
          </>
        )}
      </p>
      {certificates.length === 0 && <p className="hint">No certificate could be read from the signature.</p>}
      <ol className="check-certificates">
        {certificates.map(certificate => (
          <CertificateItem key={certificate.fingerprint} certificate={certificate} now={now} />
        ))}
      </ol>
    </section>
  )
}

function describeTrust(trustedBy: Report['trustedBy'], certificates: readonly ReportedCertificate[]): string {
  if (trustedBy) return TRUST[trustedBy]
  const anchor = certificates.find(({ isTrusted }) => isTrusted)
  if (!anchor) return 'It leads to nobody whom a phone trusts.'
  return `It leads to ${anchor.commonName ?? anchor.subject}, and something on the way is not in order.`
}

interface CertificateItemProps {
  readonly certificate: ReportedCertificate
  readonly now: Date
}

function CertificateItem({ certificate, now }: CertificateItemProps) {
  const { commonName, fingerprint, isEmbedded, isTrusted, issuer, notAfter, notBefore, role, serialNumber, subject } =
    certificate
  const { passTypeIdentifier, teamIdentifier } = certificate
  const state = now > notAfter ? 'expired' : now < notBefore ? 'early' : 'valid'
  return (
    <li data-state={state}>
      <p>
        <span className="check-role">{isTrusted && role !== 'signer' ? 'Trusted' : ROLES[role]}</span>
        <strong>{commonName ?? subject}</strong>
      </p>
      <p className="check-validity">
        {state === 'valid' && (
          <span>
            Expires <Instant at={notAfter} now={now} />
          </span>
        )}
        {state === 'expired' && (
          <strong className="check-expired">
            <span aria-hidden="true">▲</span> Expired <Instant at={notAfter} now={now} />
          </strong>
        )}
        {state === 'early' && (
          <strong className="check-expired">
            <span aria-hidden="true">▲</span> Valid only <Instant at={notBefore} now={now} />
          </strong>
        )}
        {passTypeIdentifier !== null && <code>{passTypeIdentifier}</code>}
        {teamIdentifier !== null && <code>{teamIdentifier}</code>}
        {!isEmbedded && <span className="hint">not in the signature, known here</span>}
      </p>
      <details>
        <summary>Particulars</summary>
        <dl>
          <dt>Subject</dt>
          <dd>{subject}</dd>
          <dt>Issuer</dt>
          <dd>{issuer}</dd>
          <dt>Valid</dt>
          <dd>
            {formatInstant(notBefore)} to {formatInstant(notAfter)}
          </dd>
          <dt>Serial number</dt>
          <dd>
            <code>{serialNumber}</code>
          </dd>
          <dt>SHA-256</dt>
          <dd>
            <code>{fingerprint}</code>
          </dd>
        </dl>
      </details>
    </li>
  )
}

/** How far away, and on hover when exactly. */
function Instant({ at, now }: { readonly at: Date; readonly now: Date }) {
  return (
    <time dateTime={at.toISOString()} title={formatInstant(at)}>
      {describeDistance(at, now)}
    </time>
  )
}
