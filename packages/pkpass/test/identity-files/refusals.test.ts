import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  APPLE_AUTHORITIES,
  type GatherOptions,
  gatherIdentities,
  type IdentityFile,
  MAX_IDENTITY_FILE_BYTES,
  type WantedAuthority,
} from '../../src/identity-files/index.ts'
import { encodeName } from '../support/issue-certificate.ts'
import { run } from '../support/run.ts'
import { NOW, readCertificate, readPem } from '../support/sandbox.ts'
import {
  file,
  INTERMEDIATE,
  issueIntermediate,
  issueLeaf,
  KEY,
  LEAF,
  type MadeName,
  makeFiles,
  PASSPHRASE,
  withRounds,
} from './identity-material.ts'

let made: (name: MadeName) => Uint8Array

beforeAll(async () => {
  made = await makeFiles()
})

const leaf = file('leaf.pem', LEAF)
const key = file('key.pem', KEY)
const intermediate = file('wwdr.pem', INTERMEDIATE)
const otherKey = file('other-key.pem', readPem('other-pass-key'))
const madeFile = (name: MadeName) => file(name, made(name))

/** A case: what is given, and the one finding about it. */
interface Refusal {
  readonly files: () => readonly IdentityFile[]
  readonly options?: Partial<GatherOptions>
  readonly rule: string
  readonly message: string | RegExp
}

/** Tells the same of the files in whatever order they are given. */
async function expectRefusal({ files, options, rule, message }: Refusal) {
  for (const given of [files(), files().toReversed()]) {
    const { identities, findings } = await gatherIdentities(given, { now: NOW, ...options })
    expect(findings.map(finding => [finding.rule, finding.message])).toEqual([
      [rule, typeof message === 'string' ? message : expect.stringMatching(message)],
    ])
    expect(identities).toEqual([])
  }
}

function refusals(cases: Readonly<Record<string, Refusal>>) {
  test.each(Object.entries(cases))('%s', (_name, refusal) => expectRefusal(refusal))
}

describe('a passphrase that does not open it is said of', () => {
  const wrong = { passphrases: ['wrong'] }
  const store = (name: MadeName, options: Partial<GatherOptions>, message: string): Refusal => ({
    files: () => [madeFile(name)],
    options,
    rule: 'cert-p12-passphrase',
    message,
  })
  const sealedKey = (name: MadeName, options: Partial<GatherOptions>, message: string): Refusal => ({
    files: () => [leaf, madeFile(name), intermediate],
    options,
    rule: 'cert-p12-passphrase',
    message,
  })
  const none = 'that needs a passphrase, and none was given'
  const not = 'that the passphrase given does not open'
  refusals({
    'PKCS #12': store('modern.p12', wrong, `modern.p12 is a PKCS #12 file ${not}`),
    'PKCS #12 with RC2': store('rc2-40.p12', wrong, `rc2-40.p12 is a PKCS #12 file ${not}`),
    'PKCS #12 without a code': store('no-mac.p12', wrong, `no-mac.p12 is a PKCS #12 file ${not}`),
    'PKCS #12, none given': store('modern.p12', {}, `modern.p12 is a PKCS #12 file ${none}`),
    'PKCS #12, several given': store(
      'modern.p12',
      { passphrases: ['wrong', 'wrong too'] },
      'modern.p12 is a PKCS #12 file that none of the passphrases given opens',
    ),
    'a key in PKCS #8': sealedKey('pkcs8-aes.pem', wrong, `pkcs8-aes.pem has an encrypted private key ${not}`),
    'a key in PKCS #8, DER': sealedKey('pkcs8-aes.key', wrong, `pkcs8-aes.key has an encrypted private key ${not}`),
    'a key in PBES1': sealedKey('pbes1-md5-des.pem', wrong, `pbes1-md5-des.pem has an encrypted private key ${not}`),
    'a key in older PEM': sealedKey('dek-aes.pem', wrong, `dek-aes.pem has an encrypted private key ${not}`),
    'a key in older PEM, none given': sealedKey('dek-aes.pem', {}, `dek-aes.pem has an encrypted private key ${none}`),
  })

  test('no message has a passphrase in it', async () => {
    const { findings } = await gatherIdentities([madeFile('modern.p12')], { now: NOW, passphrases: ['hush-hush'] })
    expect(JSON.stringify(findings)).not.toContain('hush')
  })
})

describe('a cipher or a work that is not done is said of', () => {
  refusals({
    'PKCS #12 with RC4': {
      files: () => [madeFile('rc4.p12')],
      options: { passphrases: [PASSPHRASE] },
      rule: 'cert-p12-legacy',
      message: 'rc4.p12 is a PKCS #12 file with a cipher that is not read here',
    },
    'PKCS #12 with too many rounds': {
      files: () => [file('slow.p12', withRounds(made('modern.p12'), 2_000_000_000))],
      options: { passphrases: [PASSPHRASE] },
      rule: 'cert-p12-legacy',
      message: 'slow.p12 is a PKCS #12 file that takes more rounds to open than are made',
    },
  })

  test('hostile rounds are refused at once, and many files cost no more than one', async () => {
    const hostile = withRounds(made('pkcs8-aes.key'), 2_147_483_647)
    const files = Array.from({ length: 50 }, (_, index) => file(`slow-${index}.key`, hostile))
    const start = performance.now()
    const { findings } = await gatherIdentities(files, { now: NOW, passphrases: ['a', 'b', 'c'] })
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['cert-p12-legacy']))

    const busy = withRounds(made('pkcs8-aes.key'), 100_000)
    const all = Array.from({ length: 50 }, (_, index) => file(`busy-${index}.key`, busy))
    const told = await gatherIdentities(all, { now: NOW, passphrases: ['a'] })
    const rules = told.findings.map(({ rule }) => rule)
    expect(rules).toContain('cert-p12-passphrase')
    expect(rules).toContain('cert-p12-legacy')
  })
})

describe('a file that holds none of it is said of', () => {
  const unreadable = (content: Uint8Array | string, message: string | RegExp): Refusal => ({
    files: () => [file('given.txt', content)],
    rule: 'cert-pem-broken',
    message,
  })
  const pem = readPem('pass')
  refusals({
    'an empty file': unreadable('', 'given.txt is empty'),
    'a file beyond all size': unreadable(
      new Uint8Array(MAX_IDENTITY_FILE_BYTES + 1),
      'given.txt has 1048577 bytes, more than any certificate or key',
    ),
    garbage: unreadable(
      Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256),
      'given.txt is neither a certificate nor a private key in any form that is known',
    ),
    'a word': unreadable('pass', /^given\.txt is neither/),
    'a path': unreadable(
      '/Users/jürgen/Desktop/pass.p12\n',
      'given.txt holds "/Users/jürgen/Desktop/pass.p12", which is the name of a file and not what is in it',
    ),
    'a path in quotes': unreadable('"certs/signerKey.pem"', /which is the name of a file/),
    'a PEM without its end': unreadable(
      pem.slice(0, 600),
      'given.txt has a CERTIFICATE that begins and does not end: it is cut short, or was copied in part',
    ),
    'a PEM without its beginning': unreadable(
      pem.slice(200),
      'given.txt has the end of a PEM block and not its beginning: it was copied in part',
    ),
    'a PEM with lines missing': unreadable(
      pem.split('\n').toSpliced(5, 3).join('\n'),
      'given.txt has a CERTIFICATE that is cut short: 144 bytes of it are missing',
    ),
    'a PEM with other characters in it': unreadable(
      pem.replace('MII', 'M?I'),
      'given.txt has a CERTIFICATE whose body is not base64: it was changed on the way',
    ),
    'a PEM of something else': unreadable(
      pem.replaceAll(/M[A-Za-z0-9+/=\n]+/g, 'aGVsbG8gd29ybGQ=\n'),
      'given.txt has a block named CERTIFICATE that holds none: it is cut short or was changed',
    ),
    'DER cut short': unreadable(
      readCertificate('pass').der.subarray(0, 500),
      /^given\.txt is cut short: \d+ bytes of it are missing$/,
    ),
  })

  test('a PKCS #12 file cut short, or damaged inside', async () => {
    await expectRefusal(unreadable(made('modern.p12').subarray(0, 2_000), /^given\.txt is cut short/))
    const damaged = made('plain.p12').slice()
    damaged[40] = 0xff
    damaged[60] = 0xff
    await expectRefusal(unreadable(damaged, /^given\.txt is a PKCS #12 file/))
  })

  test('and two that cannot be read are both named', async () => {
    const { findings } = await gatherIdentities([file('a', ''), file('b', 'x')], { now: NOW })
    expect(findings.map(({ file: name }) => name)).toEqual(['a', 'b'])
  })
})

describe('what does not belong together is said of', () => {
  const issued = (request: Parameters<typeof issueLeaf>[0]) => [file('pass.pem', issueLeaf(request)), key, intermediate]
  const other = { subject: encodeName([['2.5.4.3', 'Apple Push Services: com.example']]), extendedKeyUsage: [] }
  refusals({
    'a wrong pair': {
      files: () => [leaf, otherKey, intermediate],
      rule: 'cert-key-mismatch',
      message: 'The private key in other-key.pem is not that of the certificate of pass.com.example.coffee in leaf.pem',
    },
    'no key': {
      files: () => [leaf, intermediate],
      rule: 'cert-p12-no-key',
      message: 'leaf.pem has the certificate of pass.com.example.coffee, and no file its private key',
    },
    'a PKCS #12 file without its key': {
      files: () => [madeFile('no-key.p12')],
      options: { passphrases: [PASSPHRASE] },
      rule: 'cert-p12-no-key',
      message: 'no-key.p12 has the certificate of pass.com.example.coffee, and no file its private key',
    },
    'a PKCS #12 file without a certificate': {
      files: () => [madeFile('no-certificate.p12')],
      options: { passphrases: [PASSPHRASE] },
      rule: 'cert-chain-empty',
      message: 'No file has a pass certificate: no-certificate.p12 has Private key (RSA, 2048 bits), PKCS #12',
    },
    'a signing request in the place of the certificate': {
      files: () => [madeFile('request.csr'), key],
      rule: 'cert-chain-empty',
      message: /request\.csr has Signing request, which Apple answers with the certificate, PEM/,
    },
    'no file at all': { files: () => [], rule: 'cert-chain-empty', message: /^No file was given/ },
    'an expired certificate': {
      files: () => [
        file('old.pem', readPem('pass-expired')),
        file('key.pem', readPem('pass-expired-key')),
        intermediate,
      ],
      rule: 'cert-expired',
      message: 'The certificate of pass.com.example.coffee in old.pem expired on 2025-01-01',
    },
    'a certificate that is not valid yet': {
      files: () => issued({ notBefore: new Date('2026-07-01T00:00:00Z') }),
      rule: 'cert-expired',
      message: 'The certificate of pass.com.example.coffee in pass.pem is not valid before 2026-07-01',
    },
    'a certificate for something else': {
      files: () => issued(other),
      rule: 'cert-not-pass-type',
      message: 'pass.pem is no pass certificate: Certificate of Apple Push Services: com.example, to 2049-12-31',
    },
    'a pass certificate without a pass type': {
      files: () => issued({ subject: encodeName([['2.5.4.3', 'Pass Type ID: pass.com.example.coffee']]) }),
      rule: 'cert-not-pass-type',
      message: 'pass.pem is a pass certificate that names no pass type or team',
    },
  })

  test('a certificate that runs out soon is used, and announced', async () => {
    const notAfter = new Date(NOW.getTime() + 29.5 * 86_400_000)
    const { identities, findings } = await gatherIdentities(issued({ notAfter }), { now: NOW })
    expect(identities).toHaveLength(1)
    expect(findings).toMatchObject([
      {
        rule: 'cert-expiring',
        message: 'The certificate of pass.com.example.coffee in pass.pem expires on 2026-07-01, in 29 days',
      },
    ])
  })
})

describe('the intermediate', () => {
  const wanted = readCertificate('pass').authorityKeyIdentifier
  const notBefore = new Date('2020-01-01T00:00:00Z')
  const expired = issueIntermediate({ notBefore, notAfter: new Date('2023-02-07T00:00:00Z') })
  refusals({
    'of another generation is refused': {
      files: () => [leaf, key, file('wwdr.pem', readPem('other-intermediate'))],
      rule: 'sig-wrong-intermediate',
      message: `wwdr.pem has Billfold Simulator Worldwide Developer Relations CA, but leaf.pem was issued by the authority with key identifier ${wanted}`,
    },
    'that is missing is named': {
      files: () => [leaf, key],
      rule: 'sig-no-intermediate',
      message: `No file has the intermediate that issued leaf.pem: the authority with key identifier ${wanted}`,
    },
    'is not the root': {
      files: () => [leaf, key, file('root.pem', readPem('root'))],
      rule: 'sig-no-intermediate',
      message: /^No file has the intermediate that issued leaf\.pem/,
    },
    'that expired is refused': {
      files: () => [leaf, key, file('wwdr.pem', expired)],
      rule: 'cert-intermediate-expired',
      message: 'The intermediate Billfold Simulator Worldwide Developer Relations CA expired on 2023-02-07',
    },
    'that was looked up and did not issue the certificate is refused': {
      files: () => [leaf, key],
      options: { findAuthority: () => Promise.resolve(readCertificate('other-intermediate')) },
      rule: 'sig-no-intermediate',
      message: /^No file has the intermediate that issued leaf\.pem/,
    },
    'that cannot be looked up is told of': {
      files: () => [leaf, key],
      options: { findAuthority: () => Promise.resolve(undefined) },
      rule: 'sig-no-intermediate',
      message: /^No file has the intermediate that issued leaf\.pem/,
    },
  })

  test('that is missing is looked up by its key identifier', async () => {
    const asked: WantedAuthority[] = []
    const findAuthority = (authority: WantedAuthority) => {
      asked.push(authority)
      return Promise.resolve(readCertificate('intermediate'))
    }
    const { identities, findings } = await gatherIdentities([leaf, key], { now: NOW, findAuthority })
    expect(findings).toEqual([])
    expect(identities).toHaveLength(1)
    expect(asked).toEqual([{ subjectKeyIdentifier: wanted, urls: [], fingerprint: undefined }])
  })

  test('is not looked up when a file has it', async () => {
    const findAuthority = () => Promise.reject(new Error('Nobody should ask'))
    const { identities } = await gatherIdentities([leaf, key, intermediate], { now: NOW, findAuthority })
    expect(identities).toHaveLength(1)
  })

  test('is taken in the newer of two certificates for one key', async () => {
    const lasting = issueIntermediate({ notBefore, notAfter: new Date('2049-12-31T00:00:00Z') })
    for (const files of [
      [expired, lasting],
      [lasting, expired],
    ]) {
      const authorities = files.map((pem, index) => file(`wwdr-${index}.pem`, pem))
      const { identities, findings } = await gatherIdentities([leaf, key, ...authorities], { now: NOW })
      expect(findings).toEqual([])
      expect(identities[0]?.intermediate.notAfter.getUTCFullYear()).toBe(2049)
    }
  })

  test('is at the address that the certificate names', async () => {
    const named = await issueNaming('http://authority.example/wwdr.der')
    const asked: WantedAuthority[] = []
    const { findings } = await gatherIdentities([file('named.pem', named), key], {
      now: new Date(),
      findAuthority: authority => {
        asked.push(authority)
        return Promise.resolve(undefined)
      },
    })
    expect(asked).toMatchObject([{ urls: ['http://authority.example/wwdr.der'] }])
    expect(findings[0]?.message).toMatch(/; it is at http:\/\/authority\.example\/wwdr\.der$/)
  })

  test('that names itself Apple’s is taken only with Apple’s fingerprint', async () => {
    const [g4] = APPLE_AUTHORITIES
    const asked: WantedAuthority[] = []
    // Somebody who claims the key identifier of WWDR G4, and whoever looks it up believes him.
    const forged = await issueNaming('http://certs.apple.com/wwdrg4.der', g4?.subjectKeyIdentifier)
    const { identities, findings } = await gatherIdentities([file('forged.pem', forged), key], {
      now: new Date(),
      findAuthority: authority => {
        asked.push(authority)
        return Promise.resolve(readCertificate('intermediate'))
      },
    })
    expect(asked).toMatchObject([{ fingerprint: g4?.fingerprint }])
    expect(identities).toEqual([])
    expect(findings).toMatchObject([
      {
        rule: 'sig-no-intermediate',
        message:
          'No file has the intermediate that issued forged.pem: WWDR G4; it is at http://certs.apple.com/wwdrg4.der',
      },
    ])
  })
})

/** A pass certificate of openssl, with the address of its issuer's certificate. */
async function issueNaming(url: string, authorityKeyIdentifier?: string): Promise<string> {
  const identifier = authorityKeyIdentifier && `DER:30168014${authorityKeyIdentifier}`
  const extensions = [
    `authorityInfoAccess=caIssuers;URI:${url}`,
    'extendedKeyUsage=1.2.840.113635.100.4.14',
    '1.2.840.113635.100.6.1.16=ASN1:UTF8String:pass.com.example.coffee',
    ...(identifier ? [`2.5.29.35=${identifier}`] : []),
  ]
  const name = '/UID=pass.com.example.coffee/CN=Pass Type ID: pass.com.example.coffee/OU=A1B2C3D4E5'
  const { file: made } = await run(
    {
      'extensions.cnf': `${extensions.join('\n')}\n`,
      'key.pem': KEY,
      'ca.pem': INTERMEDIATE,
      'ca-key.pem': readPem('intermediate-key'),
    },
    [
      ['openssl', 'req', '-new', '-key', 'key.pem', '-subj', name, '-out', 'request.pem'],
      [
        ...(['openssl', 'x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca-key.pem'] as const),
        ...['-days', '300', '-extfile', 'extensions.cnf', '-out', 'leaf.pem'],
      ],
    ],
    ['leaf.pem'],
  )
  return Buffer.from(made('leaf.pem')).toString()
}

test('a weak key is used, and warned of', async () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const files = [
    file('weak.pem', issueLeaf({ key: weak })),
    file('weak.key', weak.export({ type: 'pkcs8', format: 'pem' }).toString()),
    intermediate,
  ]
  const { identities, findings } = await gatherIdentities(files, { now: NOW })
  expect(identities).toHaveLength(1)
  expect(findings).toMatchObject([
    { rule: 'cert-weak-key', message: 'The key of the certificate in weak.pem has 1024 bits' },
  ])
})
