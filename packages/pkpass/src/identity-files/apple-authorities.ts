/** An authority of Apple that people meet when they gather what signs a pass. */
export interface AppleAuthority {
  readonly name: string
  /** SHA-256 over the DER, lower-case hex. */
  readonly fingerprint: string
  /** Lower-case hex: what the certificates that it issued name as their authority key identifier. */
  readonly subjectKeyIdentifier: string
  readonly issuesPassCertificates: boolean
  /** Where Apple serves it, plain http as real certificates name it: the fingerprint is what makes it genuine. */
  readonly url?: string
}

/**
 * Apple's authorities of the certificates that developers have.
 *
 * @see Apple PKI, https://www.apple.com/certificateauthority/
 */
export const APPLE_AUTHORITIES: readonly AppleAuthority[] = [
  {
    name: 'WWDR G4',
    fingerprint: 'ea4757885538dd8cb59ff4556f676087d83c85e70902c122e42c0808b5bce14c',
    subjectKeyIdentifier: '5bd9fa1de79a1a0ba399762250863e91c85b77a8',
    issuesPassCertificates: true,
    url: 'http://certs.apple.com/wwdrg4.der',
  },
  {
    name: 'WWDR G1, which expired on 2023-02-07',
    fingerprint: 'ce057691d730f89ca25e916f7335f4c8a15713dcd273a658c024023f8eb809c2',
    subjectKeyIdentifier: '88271709a9b618608becebbaf64759c55254a3b7',
    issuesPassCertificates: true,
  },
  {
    name: 'the forerunner of WWDR G1, which expired on 2016-02-14',
    fingerprint: '64b302913f11ca1b6806093b76cade7f7b123be0c04924fda87f5f4e8647f051',
    subjectKeyIdentifier: '88271709a9b618608becebbaf64759c55254a3b7',
    issuesPassCertificates: true,
  },
  {
    name: 'WWDR G3, which issues other certificates than those for passes',
    fingerprint: 'dcf21878c77f4198e4b4614f03d696d89c66c66008d4244e1b99161aac91601f',
    subjectKeyIdentifier: '09fec01590f9af640a9212b92628630c97eca7b2',
    issuesPassCertificates: false,
  },
  {
    name: 'WWDR G6, which issues other certificates than those for passes',
    fingerprint: 'bdd4ed6e74691f0c2bfd01be0296197af1379e0418e2d300efa9c3bef642ca30',
    subjectKeyIdentifier: '3f2f942351d350c99a283dedb07ce5cfa5906299',
    issuesPassCertificates: false,
  },
  {
    name: 'Apple Root CA',
    fingerprint: 'b0b1730ecbc7ff4505142c49f1295e6eda6bcaed7e2c68c5be91b5a11001f024',
    subjectKeyIdentifier: '2bd06947947609fef46b8d2e40a6f7474d7f085e',
    issuesPassCertificates: false,
  },
  {
    name: 'Apple Root CA - G2',
    fingerprint: 'c2b9b042dd57830e7d117dac55ac8ae19407d38e41d88f3215bc3a890444a050',
    subjectKeyIdentifier: 'c499136c1803c27bc0a3a00d7f72807a1c77268d',
    issuesPassCertificates: false,
  },
  {
    name: 'Apple Root CA - G3',
    fingerprint: '63343abfb89a6a03ebb57e9b3f5fa7be7c4f5c756f3017b3a8c488c3653e9179',
    subjectKeyIdentifier: 'bbb0dea15833889aa48a99debebdebafdacb24ab',
    issuesPassCertificates: false,
  },
]

/** The authority whose certificates name this key identifier; of two with one key, the one that lasts longer. */
export function authorityOf(keyIdentifier: string | undefined): AppleAuthority | undefined {
  return APPLE_AUTHORITIES.find(({ subjectKeyIdentifier }) => subjectKeyIdentifier === keyIdentifier)
}
