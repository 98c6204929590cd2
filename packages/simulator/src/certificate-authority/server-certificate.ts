import { id_kp_serverAuth, KeyUsageFlags } from '@peculiar/asn1-x509'
import { z } from 'zod'
import { SimulatorError } from '../simulator-error.ts'
import { LASTING_VALIDITY, subjectOf } from './authority-certificates.ts'
import { encodeName } from './distinguished-name.ts'
import { encodeCertificate, keyIdentifier } from './encode-certificate.ts'
import {
  authorityKeyIdentifier,
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  subjectAlternativeName,
  subjectKeyIdentifier,
} from './extensions.ts'
import { encodePrivateKey, generateRsaKeyPair, type IssuedCertificate, type Issuer } from './key-pair.ts'

/** More names than any server of a sandbox has. */
const MAX_HOSTS = 100

/** What a TLS certificate is asked for with. */
const serverCertificateRequestSchema = z.strictObject({
  /** Host names and IP addresses, without ports: at least one. The first is also the common name. */
  hosts: z
    .array(z.union([z.hostname(), z.ipv4(), z.ipv6()]))
    .min(1)
    .max(MAX_HOSTS)
    .readonly(),
})

export type ServerCertificateRequest = z.input<typeof serverCertificateRequestSchema>

/**
 * Issues a TLS certificate for the simulator's own servers, signed by the root, valid until the end of 2049.
 *
 * @throws SimulatorError ERR_SIMULATOR_CERTIFICATE_REQUEST
 */
export async function createServerCertificate(
  request: ServerCertificateRequest,
  root: Issuer,
): Promise<IssuedCertificate> {
  const hosts = parseHosts(request)
  const { publicKey, privateKey } = await generateRsaKeyPair()
  const certificate = encodeCertificate(
    {
      subject: encodeName(hosts.slice(0, 1).map(host => ['commonName', host])),
      issuer: subjectOf(root.certificate),
      publicKey,
      ...LASTING_VALIDITY,
      extensions: [
        basicConstraints({ cA: false }),
        authorityKeyIdentifier(keyIdentifier(root.certificate.publicKey)),
        extendedKeyUsage([id_kp_serverAuth]),
        subjectKeyIdentifier(keyIdentifier(publicKey)),
        keyUsage(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment),
        subjectAlternativeName(hosts),
      ],
    },
    root.privateKey,
  )
  return { certificatePem: certificate.toString(), privateKeyPem: encodePrivateKey(privateKey) }
}

function parseHosts(request: ServerCertificateRequest): readonly string[] {
  const parsed = serverCertificateRequestSchema.safeParse(request)
  if (parsed.success) return parsed.data.hosts
  throw new SimulatorError(
    'ERR_SIMULATOR_CERTIFICATE_REQUEST',
    `Expected host names or IP addresses; ${z.prettifyError(parsed.error)}`,
    { cause: parsed.error },
  )
}
