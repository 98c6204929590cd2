import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPass } from '../../src/bundle/build-pass.ts'
import { parseCertificate } from '../../src/certificates/certificate.ts'
import { APPLE_TRUST_ANCHORS, trustCertificates } from '../../src/certificates/trust-anchors.ts'
import { type InspectOptions, inspectPass } from '../../src/inspect/inspect-pass.ts'
import { RULES } from '../../src/rules/index.ts'
import { craftSignature } from '../support/craft-signature.ts'
import { craftZip } from '../support/craft-zip.ts'
import { issuePassCertificate, makeKey } from '../support/odd-keys.ts'
import { run } from '../support/run.ts'
import {
  IMAGES,
  json,
  makePass,
  NOW,
  PASS,
  readCertificate,
  readKey,
  readPem,
  SIGNING_TIME,
  signer,
  TRUST,
  text,
  type Wrong,
} from '../support/sandbox.ts'

const options: InspectOptions = { trust: TRUST, now: NOW }

function inspect(bytes: Uint8Array, change: Partial<InspectOptions> = {}) {
  const { valid, verdicts, findings } = inspectPass(bytes, { ...options, ...change })
  return { valid, verdicts, rules: findings.map(({ rule }) => rule) }
}

async function inspectWrong(wrong: Wrong, change: Partial<InspectOptions> = {}) {
  return inspect(await makePass(wrong), change)
}

describe('a pass of ours', () => {
  test('is explained: content, files, signer and time', async () => {
    const { bytes } = await buildPass(PASS, IMAGES, { signer, signingTime: SIGNING_TIME })
    const inspection = inspectPass(bytes, options)
    expect(inspection).toMatchObject({ valid: true, pass: PASS, signingTime: SIGNING_TIME, findings: [] })
    expect(inspection.signer?.fingerprint).toBe(signer.certificate.fingerprint)
    expect([...inspection.files.keys()].sort()).toEqual([
      ...Object.keys(IMAGES),
      'manifest.json',
      'pass.json',
      'signature',
    ])
  })

  test("leads to no root of Apple's", async () => {
    expect(await inspectWrong({}, { trust: APPLE_TRUST_ANCHORS })).toEqual({
      valid: false,
      verdicts: { zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'failed' },
      rules: ['sig-untrusted-root'],
    })
  })

  test('is trusted by the fingerprint of its intermediate, as Apple’s are', async () => {
    const fingerprints = new Set([readCertificate('intermediate').fingerprint])
    expect(await inspectWrong({}, { trust: { certificates: [], fingerprints } })).toMatchObject({ valid: true })
    const trust = trustCertificates([readPem('intermediate')])
    expect(await inspectWrong({}, { trust })).toMatchObject({ valid: true })
  })

  test('may carry the root, which is then trusted by its fingerprint', async () => {
    const [root, intermediate, leaf] = ['root', 'intermediate', 'pass'].map(readCertificate)
    const certificates = [root, intermediate, leaf].flatMap(certificate => certificate ?? [])
    const sign = (manifest: Uint8Array) =>
      craftSignature(manifest, {
        leaf: signer.certificate,
        key: readKey('pass'),
        certificates,
        signingTime: SIGNING_TIME,
      })
    const fingerprints = new Set([readCertificate('root').fingerprint])
    expect(await inspectWrong({ sign }, { trust: { certificates: [], fingerprints } })).toMatchObject({
      valid: true,
      rules: ['sig-root-included'],
    })
    expect(await inspectWrong({ sign }, { trust: { certificates: [], fingerprints: new Set() } })).toMatchObject({
      rules: ['sig-untrusted-root', 'sig-root-included'],
    })
  })
})

describe('pass-size', () => {
  const withStrip = (bytes: number) => {
    const strip = new Uint8Array(bytes)
    strip.set(IMAGES['icon.png'] ?? [])
    return inspectWrong({ more: { 'strip@3x.png': strip } })
  }

  test('raised: a pass that is larger than advised', async () => {
    const { valid, rules } = await withStrip(1_500_000)
    expect(rules).toContain('pass-size')
    expect(valid).toBe(true)
  })
  test('not raised: a pass with large images', async () => {
    expect((await withStrip(600_000)).rules).not.toContain('pass-size')
  })
})

describe('a pass signed and zipped with the usual commands', () => {
  test('is valid', async () => {
    const files = {
      'pass.json': json(PASS),
      ...IMAGES,
      'en.lproj/pass.strings': text('"Points" = "Points";'),
      'pass.pem': readPem('pass'),
      'key.pem': readPem('pass-key'),
      'wwdr.pem': readPem('intermediate'),
      'manifest.sh': `{ printf '{'; sha1sum pass.json *.png en.lproj/* | awk '{printf "%s\\"%s\\":\\"%s\\"", (NR>1?",":""), $2, $1}'; printf '}'; } > manifest.json`,
    }
    const sign = '-sign -binary -outform DER -in manifest.json -out signature -nosmimecap'.split(' ')
    const ending = await run(
      files,
      [
        ['sh', 'manifest.sh'],
        ['openssl', 'cms', ...sign, '-signer', 'pass.pem', '-inkey', 'key.pem', '-certfile', 'wwdr.pem'],
        ['zip', '-r', 'a.pkpass', 'pass.json', ...Object.keys(IMAGES), 'en.lproj', 'manifest.json', 'signature'],
      ],
      ['a.pkpass'],
    )
    expect(inspect(ending.file('a.pkpass'), { now: new Date() })).toMatchObject({
      valid: true,
      rules: ['zip-directory-entry'],
    })
  })
})

describe('the dates', () => {
  const at = (instant: string) => inspectWrong({}, { now: new Date(instant) })

  test('hold as long as the certificate does, with notice before', async () => {
    expect(await at('2026-06-02T00:00:00Z')).toMatchObject({ valid: true, rules: [] })
    expect(await at('2049-10-01T00:00:00Z')).toMatchObject({ valid: true, rules: [] })
    expect(await at('2049-10-04T00:00:00Z')).toMatchObject({ valid: true, rules: ['cert-expiring'] })
    expect(await at('2050-01-01T00:00:00Z')).toMatchObject({ valid: false, verdicts: { chain: 'failed' } })
  })

  test('allow for a clock that is some minutes off', async () => {
    expect(await at('2026-06-01T11:56:00Z')).toMatchObject({ rules: [] })
    expect(await at('2026-06-01T11:54:00Z')).toMatchObject({ valid: true, rules: ['sig-signing-time-implausible'] })
  })
})

describe('never throws', () => {
  const certificateOf = (key: Parameters<typeof issuePassCertificate>[0]) => parseCertificate(issuePassCertificate(key))
  const signWith = (leaf: ReturnType<typeof certificateOf>): Wrong => ({
    sign: manifest =>
      craftSignature(manifest, {
        leaf,
        key: readKey('pass'),
        certificates: [readCertificate('intermediate'), leaf],
        signingTime: SIGNING_TIME,
      }),
  })

  test.each(['ed25519', 'secp256k1', 'P-521'] as const)('for a signer with a key on %s', async curve => {
    expect(await inspectWrong(signWith(certificateOf(makeKey(curve))))).toMatchObject({ rules: ['sig-invalid'] })
  })

  test('for a signer with a key for key agreement only', async () => {
    const { privateKey } = generateKeyPairSync('x25519')
    expect(await inspectWrong(signWith(certificateOf(privateKey)))).toMatchObject({ rules: ['sig-invalid'] })
  })

  test('for identifiers of any type, size and depth', async () => {
    for (const value of ['null', '{}', '5', `"${'x'.repeat(100_000)}"`, '['.repeat(200_000) + ']'.repeat(200_000)]) {
      const passBytes = text(JSON.stringify({ ...PASS, teamIdentifier: '@' }).replace('"@"', value))
      const { valid, verdicts } = await inspectWrong({ passBytes })
      expect(valid).toBe(false)
      expect(verdicts.identity).toBe('failed')
    }
  })

  test('for a manifest with names from the prototype', async () => {
    const manifest = (entries: object) =>
      JSON.parse(JSON.stringify(entries).replace('{', '{"__proto__":"x","toString":"y",'))
    expect(await inspectWrong({ manifest })).toMatchObject({ valid: false, verdicts: { manifest: 'failed' } })
  })

  test('for an archive without anything in it', () => {
    expect(inspect(craftZip([]))).toMatchObject({
      valid: false,
      rules: ['zip-empty-output'],
    })
  })

  test('for random bytes, which are never valid', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), bytes => {
        expect(inspect(bytes).valid).toBe(false)
      }),
    )
  })

  test('for a mutated pass, which is never valid with other content', async () => {
    const valid = await makePass()
    const before = filesOf(valid)
    const change = fc.record({ at: fc.nat(valid.length - 1), byte: fc.nat(255) })
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.nat(valid.length),
        fc.boolean(),
        (all, end, cuts) => {
          const mutated = new Uint8Array(valid)
          for (const { at, byte } of all) mutated[at] = byte
          const bytes = cuts ? mutated.subarray(0, end) : mutated
          const inspection = inspectPass(bytes, options)
          for (const { rule } of inspection.findings) expect(RULES).toHaveProperty(rule)
          if (inspection.valid) expect(filesOf(bytes)).toEqual(before)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  /** The signed files: a signature has bytes nobody checks, such as those of an unused certificate. */
  function filesOf(bytes: Uint8Array): Record<string, string> {
    const { files } = inspectPass(bytes, options)
    const signed = [...files].filter(([name]) => name !== 'signature')
    return Object.fromEntries(signed.map(([name, content]) => [name, Buffer.from(content).toString('base64')]))
  }
})
