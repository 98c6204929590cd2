import { beforeAll, describe, expect, test } from 'vitest'
import { type GatherOptions, gatherIdentities, type IdentityFile } from '../../src/identity-files/index.ts'
import { issuePassCertificate, makeKey } from '../support/odd-keys.ts'
import { NOW, readCertificate, readPem, text } from '../support/sandbox.ts'
import {
  curveKeyForms,
  file,
  INTERMEDIATE,
  issueLeaf,
  KEY,
  LEAF,
  type MadeName,
  makeFiles,
  NON_ASCII,
  PASSPHRASE,
  streamed,
} from './identity-material.ts'

let made: (name: MadeName) => Uint8Array

beforeAll(async () => {
  made = await makeFiles()
})

async function gatherBothWays(files: readonly IdentityFile[], options: Partial<GatherOptions> = {}) {
  const both = [files, files.toReversed()].map(each => gatherIdentities(each, { now: NOW, ...options }))
  return await Promise.all(both)
}

/** The sandbox's identity comes out, with nothing to be said of it, in whatever order the files are given. */
async function expectIdentity(files: readonly IdentityFile[], passphrases: readonly string[] = []) {
  const answers = await gatherBothWays(files, { passphrases })
  for (const { identities, findings } of answers) {
    expect(findings).toEqual([])
    expect(identities).toMatchObject([
      { passTypeIdentifier: 'pass.com.example.coffee', teamIdentifier: 'A1B2C3D4E5', privateKey: { type: 'private' } },
    ])
    const [identity] = identities
    expect(identity?.certificate.x509.checkPrivateKey(identity.privateKey)).toBe(true)
    expect(identity?.intermediate.fingerprint).toBe(readCertificate('intermediate').fingerprint)
  }
  return answers.flatMap(({ pieces }) => pieces.map(({ description }) => description)).join('\n')
}

const leaf = file('leaf.pem', LEAF)
const key = file('key.pem', KEY)
const intermediate = file('wwdr.pem', INTERMEDIATE)
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

describe('a PKCS #12 file', () => {
  const WHOLE: readonly { readonly name: MadeName; readonly passphrases: readonly string[] }[] = [
    { name: 'modern.p12', passphrases: [PASSPHRASE] },
    { name: 'rc2-40.p12', passphrases: [PASSPHRASE] },
    { name: 'rc2-128.p12', passphrases: [PASSPHRASE] },
    { name: '3des.p12', passphrases: [PASSPHRASE] },
    { name: 'non-ascii.p12', passphrases: [NON_ASCII] },
    { name: 'non-ascii-legacy.p12', passphrases: [NON_ASCII] },
    { name: 'empty-passphrase.p12', passphrases: [] },
    { name: 'empty-passphrase-legacy.p12', passphrases: [] },
    { name: 'empty-passphrase.p12', passphrases: ['one that is not needed'] },
    { name: 'plain.p12', passphrases: [] },
    { name: 'no-mac.p12', passphrases: [PASSPHRASE] },
    { name: 'sha512-mac.p12', passphrases: [PASSPHRASE] },
    { name: 'many-rounds.p12', passphrases: [PASSPHRASE] },
    { name: 'modern.p12', passphrases: ['wrong', 'wrong too', PASSPHRASE] },
    { name: 'no-mac.p12', passphrases: ['wrong', 'wrong too', PASSPHRASE] },
  ]
  test.each(WHOLE)('$name opens with $passphrases, and is the whole identity', async ({ name, passphrases }) => {
    const described = await expectIdentity([file(name, made(name))], passphrases)
    expect(described).toContain('Pass certificate of pass.com.example.coffee, to 2049-12-31, PKCS #12')
    expect(described).toContain('Private key (RSA, 2048 bits), PKCS #12')
  })

  test('in BER of indefinite lengths is read', async () => {
    expect(streamed(made('modern.p12'))[1]).toBe(0x80)
    await expectIdentity([file('a.p12', streamed(made('modern.p12')))], [PASSPHRASE])
    await expectIdentity([file('a.p12', streamed(made('rc2-40.p12')))], [PASSPHRASE])
  })

  test('without the intermediate is completed by a file that has it', async () => {
    await expectIdentity([file('a.p12', made('no-intermediate.p12')), intermediate], [PASSPHRASE])
  })

  test('without the key is completed by a file that has it', async () => {
    await expectIdentity([file('a.p12', made('no-key.p12')), key], [PASSPHRASE])
  })

  test('without a certificate is completed by files that have them', async () => {
    await expectIdentity([file('a.p12', made('no-certificate.p12')), leaf, intermediate], [PASSPHRASE])
  })

  test('in base64, as settings hold it, is read', async () => {
    await expectIdentity([file('P12', base64(made('modern.p12')))], [PASSPHRASE])
  })
})

describe('certificates', () => {
  const FORMS: readonly (readonly [MadeName, MadeName])[] = [
    ['leaf.cer', 'intermediate.cer'],
    ['leaf-with-text.pem', 'intermediate.cer'],
    ['leaf-trusted.pem', 'intermediate.cer'],
  ]
  test.each(FORMS)('%s and %s are read', async (leafName, intermediateName) => {
    const files = [file(leafName, made(leafName)), key, file(intermediateName, made(intermediateName))]
    const described = await expectIdentity(files)
    expect(described).toMatch(/Pass certificate of pass\.com\.example\.coffee, to 2049-12-31, (?:DER|PEM)/)
    expect(described).toContain('Authority Billfold Simulator Worldwide Developer Relations CA, to 2049-12-31, DER')
  })
})

test('bytes after the end of DER, such as a line end, are left alone', async () => {
  const ended = (name: MadeName) => file(name, new Uint8Array(Buffer.concat([made(name), Buffer.from('\r\n')])))
  await expectIdentity([ended('leaf.cer'), ended('pkcs8.key'), ended('intermediate.cer')])
  await expectIdentity([ended('leaf.cer'), ended('pkcs1.key'), ended('intermediate.cer')])
  await expectIdentity([ended('leaf.cer'), ended('pkcs8-aes.key'), ended('intermediate.cer')], [PASSPHRASE])
  await expectIdentity([ended('modern.p12')], [PASSPHRASE])
})

describe('a private key', () => {
  const OPEN: readonly MadeName[] = ['pkcs1.pem', 'pkcs1.key', 'pkcs8.pem', 'pkcs8.key']
  test.each(OPEN)('%s is read', async name => {
    const described = await expectIdentity([leaf, file(name, made(name)), intermediate])
    expect(described).toMatch(/^Private key \(RSA, 2048 bits\), (?:PEM|DER)$/m)
  })

  const SEALED: readonly { readonly name: MadeName; readonly passphrase?: string }[] = [
    { name: 'pkcs8-aes.pem' },
    { name: 'pkcs8-aes.key' },
    { name: 'pkcs8-des3.pem' },
    { name: 'pbes1-md5-des.pem' },
    { name: 'pbes1-sha1-des.pem' },
    { name: 'pbes1-sha1-rc2.pem' },
    { name: 'pbes1-pkcs12.key' },
    { name: 'dek-aes.pem' },
    { name: 'dek-des3.pem' },
    { name: 'dek-non-ascii.pem', passphrase: NON_ASCII },
  ]
  test.each(SEALED)('$name opens with its passphrase', async ({ name, passphrase = PASSPHRASE }) => {
    const files = [leaf, file(name, made(name)), intermediate]
    const described = await expectIdentity(files, ['wrong', passphrase])
    expect(described).toMatch(/^Private key \(RSA, 2048 bits\), encrypted (?:PEM|DER)$/m)
  })

  const ofCurve = makeKey('P-256')
  test.each(Object.entries(curveKeyForms(ofCurve)))('on a curve is read from %s', async (_form, bytes) => {
    const files = [file('leaf.pem', issuePassCertificate(ofCurve)), file('ec.key', bytes), intermediate]
    const described = await expectIdentity(files, [PASSPHRASE])
    expect(described).toContain('Private key (elliptic curve prime256v1)')
  })

  test('with the parameters of its curve before it is read', async () => {
    const pem = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${ofCurve.export({ type: 'sec1', format: 'pem' })}`
    await expectIdentity([file('leaf.pem', issuePassCertificate(ofCurve)), file('ec.pem', pem), intermediate])
  })
})

describe('a PEM that went through editors, forms and settings is mended:', () => {
  const mangled: Readonly<Record<string, (pem: string) => string | Uint8Array>> = {
    'without BEGIN and END': pem => pem.replaceAll(/-----.*-----/g, ''),
    'without BEGIN and END, in one line': pem => pem.replaceAll(/-----.*-----|\s/g, ''),
    'with spaces for line ends': pem => pem.trim().replaceAll('\n', ' '),
    'with \\n for line ends': pem => pem.replaceAll('\n', '\\n'),
    'with \\r\\n for line ends, in quotes': pem => JSON.stringify(pem.replaceAll('\n', '\r\n')),
    'in one line': pem => pem.replaceAll('\n', ''),
    'with Windows line ends': pem => pem.replaceAll('\n', '\r\n'),
    'with line ends of old Macs': pem => pem.replaceAll('\n', '\r'),
    'without its last line end': pem => pem.trimEnd(),
    'with empty lines': pem => pem.replaceAll('\n', '\n\n'),
    'with a byte order mark': pem => `\uFEFF${pem}`,
    'in UTF-16': pem => Buffer.from(`\uFEFF${pem}`, 'utf16le'),
    'in UTF-16, the higher octet first': pem => Buffer.from(`\uFEFF${pem}`, 'utf16le').swap16(),
    'in UTF-16 without a mark': pem => Buffer.from(pem, 'utf16le'),
    'indented, as YAML has it': pem => `key: |\n${pem.replaceAll(/^/gm, '    ')}`,
    'in quotes, line by line': pem =>
      pem
        .trim()
        .split('\n')
        .map(line => `"${line}"`)
        .join(',\n'),
    'in quotes': pem => `KEY='${pem}'\n`,
    'in base64 once more': pem => base64(text(pem)),
    'with text around it': pem => `Dear colleagues,\n\nplease find attached:\n${pem}\nBest wishes\n`,
    'quoted in a mail': pem => pem.replaceAll(/^/gm, '> '),
  }
  for (const [how, mangle] of Object.entries(mangled)) {
    test(how, async () => {
      const [certificate, privateKey, authority] = ['pass', 'pass-key', 'intermediate'].map(name =>
        file(`${name}.pem`, mangle(readPem(name))),
      )
      if (!certificate || !privateKey || !authority) throw new Error('Expected three files')
      await expectIdentity([certificate, privateKey, authority])
    })
  }

  const sealedKeys: Readonly<Record<string, (pem: string) => string>> = {
    'an encrypted key with spaces for line ends': pem => pem.trim().replaceAll('\n', ' '),
    'an encrypted key in one line': pem => pem.replaceAll('\n', ''),
    'an encrypted key with \\n for line ends': pem => pem.replaceAll('\n', '\\n'),
    'an encrypted key with Windows line ends': pem => pem.replaceAll('\n', '\r\n'),
  }
  for (const [how, mangle] of Object.entries(sealedKeys)) {
    test(how, async () => {
      for (const name of ['dek-aes.pem', 'dek-des3.pem', 'pkcs8-aes.pem'] as const) {
        const pem = mangle(Buffer.from(made(name)).toString())
        await expectIdentity([leaf, file(name, pem), intermediate], [PASSPHRASE])
      }
    })
  }

  test('and what was mended is said', async () => {
    const lines = readPem('pass-key').trim()
    const described = await Promise.all(
      [lines.replaceAll('\n', ' '), lines.replaceAll('\n', '\\n'), lines.replaceAll(/^/gm, '  ')].map(pem =>
        expectIdentity([leaf, file('key.pem', pem), intermediate]),
      ),
    )
    expect(described[0]).toContain('Private key (RSA, 2048 bits), PEM, mended: its line ends were lost')
    expect(described[1]).toContain('mended: its line ends were written as \\n')
    expect(described[2]).toContain('mended: it was indented or quoted')
  })
})

describe('one file that holds several', () => {
  const parts = [readPem('pass'), readPem('pass-key'), readPem('intermediate')] as const
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const
  test.each(orders)('is read in the order %i, %i, %i', async (...order) => {
    await expectIdentity([file('all.pem', order.map(index => parts[index]).join(''))])
  })

  test('is read as openssl writes a PKCS #12 file in PEM, with its attributes', async () => {
    expect(Buffer.from(made('key-bags.pem')).toString()).toContain('Bag Attributes')
    await expectIdentity([file('all.pem', made('key-bags.pem'))])
    await expectIdentity([file('all.pem', made('sealed-bags.pem'))], [PASSPHRASE])
  })

  test('is read beside files that hold the same once more', async () => {
    await expectIdentity([file('all.pem', parts.join('')), leaf, key, intermediate, file('root.pem', readPem('root'))])
  })
})

describe('what has no part in an identity does not disturb it:', () => {
  const OTHERS: readonly (readonly [MadeName, string])[] = [
    ['request.csr', 'Signing request, which Apple answers with the certificate, PEM'],
    ['request.der', 'Signing request, which Apple answers with the certificate, DER'],
    ['public.pem', 'Public key, which has no part in signing, PEM'],
    ['public.der', 'Public key, which has no part in signing, DER'],
  ]
  test.each(OTHERS)('%s', async (name, description) => {
    const described = await expectIdentity([leaf, file(name, made(name)), key, intermediate])
    expect(described).toContain(description)
  })
})

describe('several certificates', () => {
  test('of several pass types make several identities', async () => {
    const other = file('tickets.pem', issueLeaf({ passTypeIdentifier: 'pass.com.example.tickets' }))
    for (const { identities, findings } of await gatherBothWays([leaf, other, key, intermediate])) {
      expect(findings).toEqual([])
      expect(identities.map(({ passTypeIdentifier }) => passTypeIdentifier).sort()).toEqual([
        'pass.com.example.coffee',
        'pass.com.example.tickets',
      ])
    }
  })

  const old = file('old.pem', issueLeaf({ notAfter: new Date('2027-06-01T00:00:00Z') }))
  const renewed = file('renewed.pem', issueLeaf({ serialNumber: 10, notAfter: new Date('2028-06-01T00:00:00Z') }))
  const notYet = { notBefore: new Date('2026-12-01T00:00:00Z'), notAfter: new Date('2028-12-01T00:00:00Z') }
  const chosen = (answers: Awaited<ReturnType<typeof gatherBothWays>>) =>
    answers.map(({ identities }) => identities.map(({ certificate }) => certificate.notAfter.getUTCFullYear()))

  test('of one pass type make one, of the certificate that lasts longest', async () => {
    const answers = await gatherBothWays([old, renewed, key, intermediate])
    expect(chosen(answers)).toEqual([[2028], [2028]])
    expect(answers.map(({ findings }) => findings)).toEqual([[], []])
  })

  test('take the one that is valid before one that is not yet', async () => {
    const early = file('early.pem', issueLeaf({ serialNumber: 11, ...notYet }))
    expect(chosen(await gatherBothWays([old, early, key, intermediate]))).toEqual([[2027], [2027]])
  })

  test('take the one that has its key, and say that the newer has none', async () => {
    const answers = await gatherBothWays([old, key, leafWithOtherKey(), intermediate])
    expect(chosen(answers)).toEqual([[2027], [2027]])
    for (const { findings } of answers) {
      expect(findings).toMatchObject([
        {
          rule: 'cert-key-mismatch',
          file: 'newer.pem',
          message:
            'The private key in key.pem is not that of the certificate of pass.com.example.coffee in newer.pem; the older certificate in old.pem is used',
        },
      ])
    }
  })

  function leafWithOtherKey() {
    return file('newer.pem', issueLeaf({ serialNumber: 12, key: makeKey('P-256') }))
  }
})
