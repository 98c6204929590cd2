import { describe, expect, expectTypeOf, test } from 'vitest'
import { buildPass, type PassContent } from '../../src/bundle/build-pass.ts'
import { BundleError } from '../../src/bundle/bundle-error.ts'
import { PreparedPassFiles, preparePassFiles } from '../../src/bundle/pass-files.ts'
import { parseIdentity } from '../../src/certificates/identity.ts'
import { isRefusal } from '../../src/findings/finding.ts'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { createSigner } from '../../src/signature/signer.ts'
import { readZip } from '../../src/zip/read-zip.ts'
import { identityOf, makeKey } from '../support/odd-keys.ts'
import { whitePng } from '../support/png.ts'
import { run } from '../support/run.ts'
import { NOW, PASS, readPem, SIGNING_TIME, signer, TRUST } from '../support/sandbox.ts'

const options = { signer, signingTime: SIGNING_TIME }
/** Icons of the size that their slot has. */
const IMAGES: Readonly<Record<string, Uint8Array>> = {
  'icon.png': whitePng(38, 38),
  'icon@2x.png': whitePng(76, 76),
  'icon@3x.png': whitePng(114, 114),
}
const CONTENT: PassContent = {
  serialNumber: 'card-1',
  organizationName: 'Example Coffee',
  description: 'Loyalty card of Example Coffee',
  logoText: 'Example Coffee',
  storeCard: {
    headerFields: [{ key: 'level', label: 'Level', value: 'Gold' }],
    primaryFields: [{ key: 'points', label: 'Points', value: 42 }],
    backFields: [{ key: 'contact', label: 'Contact', value: 'hello@example.com' }],
  },
  barcodes: [{ format: 'PKBarcodeFormatQR', message: 'card-1', messageEncoding: 'iso-8859-1', altText: 'card-1' }],
  backgroundColor: 'rgb(60, 30, 20)',
  foregroundColor: 'rgb(255, 255, 255)',
  labelColor: 'rgb(230, 210, 190)',
}

function passJson(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(readZip(bytes).files.get('pass.json') ?? []).toString())
}

async function refusal(content: unknown, files = IMAGES): Promise<BundleError> {
  try {
    // Callers in JavaScript are not held to the types.
    await Reflect.apply(buildPass, undefined, [content, files, options])
  } catch (error) {
    if (error instanceof BundleError) return error
    throw error
  }
  throw new Error('Expected the pass to be refused')
}

describe('a built pass', () => {
  test('is valid to our own inspection, with nothing to be said of it', async () => {
    const { bytes, findings } = await buildPass(CONTENT, IMAGES, options)
    expect(findings).toEqual([])
    expect(inspectPass(bytes, { trust: TRUST, now: NOW })).toMatchObject({ valid: true, findings: [] })
  })

  test('holds each file once, the shared ones first and the signature last', async () => {
    const { bytes } = await buildPass(
      CONTENT,
      { ...IMAGES, 'en.lproj/pass.strings': Buffer.from('"a" = "b";') },
      options,
    )
    expect([...readZip(bytes).files.keys()]).toEqual([
      ...Object.keys(IMAGES),
      'en.lproj/pass.strings',
      'pass.json',
      'manifest.json',
      'signature',
    ])
  })

  test('comes in two parts, of which a series shares the first', async () => {
    const files = preparePassFiles(IMAGES)
    const [one, other] = [
      await buildPass(CONTENT, files, options),
      await buildPass({ ...CONTENT, serialNumber: '2' }, files, options),
    ]
    expect(one.parts[0]).toBe(other.parts[0])
    expect(Buffer.concat(other.parts).equals(other.bytes)).toBe(true)
    expect(inspectPass(other.bytes, { trust: TRUST, now: NOW })).toMatchObject({
      valid: true,
      pass: { serialNumber: '2' },
    })
  })

  test('has a manifest that sha1sum agrees with', async () => {
    const { bytes } = await buildPass(CONTENT, IMAGES, options)
    const { files } = readZip(bytes)
    const manifest: unknown = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString())
    const { output } = await run(Object.fromEntries(files), [['sha1sum', 'pass.json', ...Object.keys(IMAGES)]])
    const sums = output
      .trim()
      .split('\n')
      .map(line => line.split(/\s+/).reverse())
    expect(manifest).toEqual(Object.fromEntries(sums))
  })

  test('takes format version, pass type and team from the certificate', async () => {
    const { bytes } = await buildPass(CONTENT, IMAGES, options)
    expect(passJson(bytes)).toEqual({
      formatVersion: 1,
      passTypeIdentifier: 'pass.com.example.coffee',
      teamIdentifier: 'A1B2C3D4E5',
      ...CONTENT,
    })
  })

  test('is the same bytes for the same content and signing time', async () => {
    const [first, second] = await Promise.all([
      buildPass(CONTENT, IMAGES, options),
      buildPass(CONTENT, IMAGES, options),
    ])
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  test('keeps unknown keys, and reports them', async () => {
    const storeCard = { ...CONTENT.storeCard, glow: true }
    const content: PassContent = { ...CONTENT, newKeyOf2031: { deep: [1] }, storeCard }
    const { bytes, findings } = await buildPass(content, IMAGES, options)
    expect(passJson(bytes)).toMatchObject({ newKeyOf2031: { deep: [1] }, storeCard: { glow: true } })
    expect(findings.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['json-unknown-key', '/storeCard/glow'],
      ['json-unknown-key', '/newKeyOf2031'],
    ])
  })

  test('leaves what it was given as it was', async () => {
    const content = structuredClone(CONTENT)
    const files = { ...IMAGES }
    await buildPass(deepFreeze(content), Object.freeze(files), options)
    expect(content).toEqual(CONTENT)
    expect(files).toEqual(IMAGES)
  })

  test('is signed with any key a signer has', async () => {
    for (const mode of ['inline', 'thread-pool'] as const) {
      const ecSigner = createSigner(identityOf(makeKey('P-256')), { mode })
      const { bytes } = await buildPass(CONTENT, IMAGES, { signer: ecSigner, signingTime: SIGNING_TIME })
      expect(inspectPass(bytes, { trust: TRUST, now: NOW })).toMatchObject({ valid: true, findings: [] })
    }
  })
})

describe('files prepared once', () => {
  test('serve any number of passes, which come out as with plain files', async () => {
    const prepared = preparePassFiles(IMAGES)
    for (const serialNumber of ['card-1', 'card-2']) {
      const content = { ...CONTENT, serialNumber }
      const fromPrepared = await buildPass(content, prepared, options)
      const fromPlain = await buildPass(content, IMAGES, options)
      expect(Buffer.compare(fromPrepared.bytes, fromPlain.bytes)).toBe(0)
    }
  })

  test('say which they are', () => {
    const prepared = preparePassFiles(IMAGES)
    expect(prepared).toBeInstanceOf(PreparedPassFiles)
    expect(prepared.has('icon.png')).toBe(true)
    expect(prepared.has('logo.png')).toBe(false)
  })

  test.each([
    'icon@2x.png',
    'en.lproj/pass.strings',
    'zh-Hans.lproj/logo@3x.png',
    'personalization.json',
    '_a-b.png',
  ])('may be called %s', name => {
    expect(preparePassFiles({ [name]: new Uint8Array() }).has(name)).toBe(true)
  })

  test.each([
    'pass.json',
    'manifest.json',
    'signature',
    '../icon.png',
    '/icon.png',
    'C:icon.png',
    'en.lproj\\icon.png',
    'images/icon.png',
    'en.lproj/deep/icon.png',
    '.DS_Store',
    '._icon.png',
    'en.lproj/.DS_Store',
    '__MACOSX/._icon.png',
    'Thumbs.db',
    'desktop.ini',
    'icon.png~',
    'icon 2.png',
    '.',
    '..',
    'en.lproj/.',
    'en.lproj/',
    '',
    'icon.png\n',
    `${'a'.repeat(252)}.png`,
  ])('may not be called %j', name => {
    expect(() => preparePassFiles({ [name]: new Uint8Array() })).toThrow(
      expect.objectContaining({ name: 'BundleError', code: 'ERR_BUNDLE_NAME' }),
    )
  })
})

describe('a pass is not built', () => {
  test('when Wallet would refuse it: everything that is wrong is told', async () => {
    const { code, findings, message } = await refusal(
      { ...CONTENT, serialNumber: '', storeCard: { primaryFields: [{}] } },
      {},
    )
    expect(code).toBe('ERR_PASS_REFUSED')
    expect(findings.filter(isRefusal).map(({ rule }) => rule)).toEqual([
      'pass-missing-serial',
      'field-key-missing',
      'field-value-missing',
      'icon-missing',
    ])
    expect(message).toContain('/serialNumber: serialNumber: expected a text that is not empty, found an empty text')
    expect(message).toContain('The bundle has no icon')
  })

  test.each([
    ['pass type', { passTypeIdentifier: 'pass.com.example.tea' }],
    ['team', { teamIdentifier: 'Z9Y8X7W6V5' }],
  ])('for a %s that the certificate is not for', async (_which, other) => {
    expect(await refusal({ ...CONTENT, ...other })).toMatchObject({ code: 'ERR_PASS_IDENTITY' })
    expect(
      (await buildPass({ ...CONTENT, passTypeIdentifier: signer.passTypeIdentifier }, IMAGES, options)).bytes,
    ).toBeDefined()
  })

  test('for a file name a bundle cannot hold', async () => {
    expect(await refusal(CONTENT, { ...IMAGES, '../a': new Uint8Array() })).toMatchObject({ code: 'ERR_BUNDLE_NAME' })
  })

  test('from a value that holds itself, or more than is read', async () => {
    const endless: Record<string, unknown> = {}
    endless.self = endless
    expect(await refusal({ ...CONTENT, userInfo: endless })).toMatchObject({ code: 'ERR_PASS_REFUSED' })
    expect(await refusal({ ...CONTENT, userInfo: new Array(10_000).fill(0) })).toMatchObject({
      code: 'ERR_PASS_REFUSED',
    })
  })

  test('outside the validity of the certificate', async () => {
    for (const signingTime of [new Date('2025-12-31T23:59:59Z'), new Date('2050-01-01T00:00:00Z')]) {
      await expect(buildPass(CONTENT, IMAGES, { signer, signingTime })).rejects.toMatchObject({
        name: 'CertificateError',
        code: 'ERR_CERT_EXPIRED',
      })
    }
    const expired = parseIdentity({
      certificate: readPem('pass-expired'),
      privateKey: readPem('pass-expired-key'),
      intermediate: readPem('intermediate'),
    })
    const build = buildPass(CONTENT, IMAGES, { ...options, signer: createSigner(expired) })
    await expect(build).rejects.toMatchObject({ code: 'ERR_CERT_EXPIRED' })
  })

  test('with a secret in the message', async () => {
    const short = await refusal({ ...CONTENT, webServiceURL: 'https://a.example/', authenticationToken: 'hunter2' })
    expect(short.message).not.toContain('hunter2')
    const number = await refusal({ ...CONTENT, webServiceURL: 'https://a.example/', authenticationToken: 31337 })
    expect(number.message).not.toContain('31337')
  })
})

test('the type of a pass still knows its keys, although it admits unknown ones', () => {
  expectTypeOf<PassContent>().toHaveProperty('serialNumber').toEqualTypeOf<string>()
  expectTypeOf<PassContent['teamIdentifier']>().toEqualTypeOf<string | undefined>()
  expectTypeOf<{ serialNumber: string }>().not.toExtend<PassContent>()
  expectTypeOf(PASS).toExtend<PassContent>()
})

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) deepFreeze(member)
  return Object.freeze(value)
}
