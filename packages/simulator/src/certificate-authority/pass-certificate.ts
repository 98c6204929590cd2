import { id_kp_clientAuth, KeyUsageFlags } from '@peculiar/asn1-x509'
import { z } from 'zod'
import { SimulatorError } from '../simulator-error.ts'
import { subjectOf } from './authority-certificates.ts'
import { encodeName } from './distinguished-name.ts'
import { encodeCertificate, keyIdentifier } from './encode-certificate.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  passTypeIdentifierMarker,
  subjectKeyIdentifier,
} from './extensions.ts'
import { encodePrivateKey, generateRsaKeyPair, type IssuedCertificate, type Issuer } from './key-pair.ts'
import { APPLE } from './object-identifiers.ts'

/** Longest subject attribute; RFC 5280 appendix A says 64 for most, Apple's own common names are longer. */
const MAX_ATTRIBUTE_CHARACTERS = 255

/** "About one year": what Apple gives a pass certificate. */
const VALIDITY_MS = 365 * 24 * 60 * 60 * 1000

/** What a pass certificate is asked for with. */
export const passCertificateRequestSchema = z.strictObject({
  /** Reverse DNS, beginning with `pass.`; becomes UID and part of the common name. */
  passTypeIdentifier: z
    .string()
    .max(MAX_ATTRIBUTE_CHARACTERS)
    .regex(/^pass\.[A-Za-z0-9.-]+$/, 'Expected reverse DNS beginning with "pass."'),
  /** Becomes OU. */
  teamIdentifier: z.string().min(1).max(MAX_ATTRIBUTE_CHARACTERS),
  /** Becomes O. */
  organizationName: z.string().min(1).max(MAX_ATTRIBUTE_CHARACTERS),
  /** Two capital letters; becomes C. Default: `US`. */
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Expected two capital letters')
    .default('US'),
  /** Whether the certificate says that it may sign passes with `nfc`. Default: false. */
  nfc: z.boolean().default(false),
  /** Default: the authority's clock. */
  notBefore: z.date().optional(),
  /** Default: 365 days after `notBefore`; earlier than the clock makes an expired certificate. */
  notAfter: z.date().optional(),
})

export type PassCertificateRequest = z.input<typeof passCertificateRequestSchema>

/**
 * Issues a Pass Type ID certificate: it signs passes and is the client certificate for APNs.
 *
 * @throws SimulatorError ERR_SIMULATOR_CERTIFICATE_REQUEST
 * @see spec/bundle.md section 5, "Certificate subject"
 */
export async function createPassCertificate(
  request: PassCertificateRequest,
  intermediate: Issuer,
  now: Date,
): Promise<IssuedCertificate> {
  const { passTypeIdentifier, teamIdentifier, organizationName, countryCode, nfc, notBefore, notAfter } = parseRequest(
    request,
    now,
  )
  const { publicKey, privateKey } = await generateRsaKeyPair()
  const certificate = encodeCertificate(
    {
      subject: encodeName([
        ['userId', passTypeIdentifier],
        ['commonName', `${nfc ? 'Pass Type ID with NFC' : 'Pass Type ID'}: ${passTypeIdentifier}`],
        ['organizationalUnitName', teamIdentifier],
        ['organizationName', organizationName],
        ['countryName', countryCode],
      ]),
      issuer: subjectOf(intermediate.certificate),
      publicKey,
      notBefore,
      notAfter,
      extensions: [
        basicConstraints({ cA: false }),
        authorityKeyIdentifier(keyIdentifier(intermediate.certificate.publicKey)),
        extendedKeyUsage([id_kp_clientAuth, APPLE.passSigning]),
        subjectKeyIdentifier(keyIdentifier(publicKey)),
        keyUsage(KeyUsageFlags.digitalSignature),
        passTypeIdentifierMarker(passTypeIdentifier),
      ],
    },
    intermediate.privateKey,
  )
  return { certificatePem: certificate.toString(), privateKeyPem: encodePrivateKey(privateKey) }
}

function parseRequest(request: PassCertificateRequest, now: Date) {
  const parsed = passCertificateRequestSchema.safeParse(request)
  if (!parsed.success) {
    throw new SimulatorError(
      'ERR_SIMULATOR_CERTIFICATE_REQUEST',
      `Expected a pass certificate request; ${z.prettifyError(parsed.error)}`,
      { cause: parsed.error },
    )
  }
  const notBefore = parsed.data.notBefore ?? now
  const notAfter = parsed.data.notAfter ?? new Date(notBefore.getTime() + VALIDITY_MS)
  if (notAfter <= notBefore) {
    throw new SimulatorError(
      'ERR_SIMULATOR_CERTIFICATE_REQUEST',
      `Expected notAfter to be later than notBefore, found ${notAfter.toISOString()} and ${notBefore.toISOString()}; for an expired certificate give both`,
    )
  }
  return { ...parsed.data, notBefore, notAfter }
}
