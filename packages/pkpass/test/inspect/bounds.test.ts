import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseCertificate } from '../../src/certificates/certificate.ts'
import { derContext, derObjectIdentifier, derOctetString, derSequence, derValue } from '../../src/der/encode-der.ts'
import { judge } from '../fuzz/judge.ts'
import { craftSignature } from '../support/craft-signature.ts'
import { type CraftedMember, craftZip } from '../support/craft-zip.ts'
import { issueCertificate } from '../support/issue-certificate.ts'
import { LEAF_NAME } from '../support/odd-keys.ts'
import { whitePng } from '../support/png.ts'
import { makePass, PASS, readCertificate, readKey, SIGNING_TIME, text } from '../support/sandbox.ts'

const MIB = 1024 * 1024
const passText = JSON.stringify(PASS)

/** Fills a file with the same thing over and over. */
function filled(bytes: number, unit: string): string {
  return unit.repeat(Math.ceil(bytes / unit.length)).slice(0, bytes)
}

function deflated(name: string, content: Uint8Array): CraftedMember {
  const sum = Buffer.from(craftZip([{ name, stored: content }])).readUInt32LE(14)
  return { name, stored: deflateRawSync(content), method: 8, bytes: content.length, crc32: sum }
}

/** A PNG of nothing but empty chunks: 12 bytes each. */
function emptyChunks(bytes: number): Uint8Array {
  return Buffer.concat([whitePng(1, 1).subarray(0, 33), Buffer.from(filled(bytes, '\0\0\0\0gAMA\0\0\0\0'), 'latin1')])
}

const LASTING = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2049-12-31T23:59:59Z') }

/** Authorities with one name and one key: each issued all the others, and there are more paths than can be followed. */
function crowd(count: number) {
  const key = readKey('pass')
  return Array.from({ length: count }, (_, serialNumber) =>
    parseCertificate(
      issueCertificate({
        ...LASTING,
        serialNumber,
        subject: LEAF_NAME,
        issuer: LEAF_NAME,
        key,
        issuerKey: key,
        isAuthority: true,
      }),
    ),
  )
}

const archives: Readonly<Record<string, () => Uint8Array>> = {
  'a bomb of four files, up to the limit': () =>
    craftZip(['a', 'b', 'c', 'd'].map(name => deflated(`${name}.png`, new Uint8Array(16 * MIB)))),
  'twenty megabytes of nothing': () => new Uint8Array(20_000_000),
  'twenty megabytes of end records': () => text(filled(20_000_000, 'PK\x05\x06')),
  'twenty megabytes of local headers': () => text(filled(20_000_000, 'PK\x03\x04')),
  'a thousand files with the longest names': () =>
    craftZip(
      Array.from({ length: 1_000 }, (_, index) => ({
        name: `${String(index).padStart(4, '0')}.lproj/${'a'.repeat(240)}.png`,
        stored: new Uint8Array(1_000),
      })),
    ),
  'four images of a million empty chunks': () =>
    craftZip(['a', 'b', 'c', 'd'].map(name => deflated(`${name}.png`, emptyChunks(15.9 * MIB)))),
}

const passes: Readonly<Record<string, string>> = {
  'of 15 MB': filled(15 * MIB, '[0],'),
  'of open brackets': filled(MIB, '['),
  'of open objects': filled(MIB, '{"a":'),
  'of empty objects': `[${filled(MIB - 3, '{},')}0]`,
  'of repeated names': `{${filled(MIB - 20, '"a":0,')}"b":0}`,
  'of names of its own': `{${Array.from({ length: 60_000 }, (_, index) => `"a${index}":0`).join()}}`,
  'of line comments': filled(MIB, '//\n'),
  'of unclosed comments': filled(MIB, '/* '),
  'of quotes': filled(MIB, '"'),
  'of curly quotes': filled(MIB / 3 - 1, '“'),
  'of backslashes': `{"a":"${filled(MIB - 7, '\\')}`,
  'of odd escapes': `{"a":'${filled(MIB - 7, '\\u00')}`,
  'of digits': filled(MIB, '1'),
  'of digits and then a letter': `{"a":${filled(MIB - 20, '1')}x}`,
  'of commas': `[${filled(MIB - 2, ',')}]`,
  'of spaces that are none': filled(MIB / 3 - 1, '\uFEFF'),
  'of long texts': passText.replaceAll('"Example Coffee"', `"${filled(300_000, '<a href=')}"`),
  'of three thousand fields with one key': JSON.stringify({
    ...PASS,
    storeCard: { backFields: Array.from({ length: 3_000 }, () => ({ key: 'a', value: 'a' })) },
  }),
  'of nine thousand things that are none': JSON.stringify({
    ...PASS,
    storeCard: { backFields: new Array(9_000).fill(0) },
    locations: [],
  }),
}

const signatures: Readonly<Record<string, () => Uint8Array>> = {
  'of indefinite lengths': () => Buffer.alloc(MIB, Uint8Array.of(0x30, 0x80)),
  'of elements in a row': () => derSequence(derObjectIdentifier('1.2.840.113549.1.7.2'), new Uint8Array(MIB - 50)),
  'of definite lengths': () => {
    let nested = derOctetString(new Uint8Array())
    for (let level = 0; level < 2_000; level += 1) nested = derContext(0, nested)
    return nested
  },
  'of Base64': () => text(filled(MIB, 'MIIM')),
  'of blank lines': () => text(`MIME-Version: 1.0\n${filled(MIB - 20, '\n\n')}`),
  'of the beginnings of armour': () => text(filled(MIB, '-----BEGIN A-----')),
  'of replacement characters': () => text(`0${filled(MIB / 3 - 1, '\uFFFD')}`),
  'of a length tag without an end': () => derValue(0x30, Buffer.alloc(MIB - 10, 0xff)),
}

describe('is inspected within two seconds and 512 MiB:', () => {
  test.each(Object.entries(archives))('an archive of %s', (_what, make) => {
    expect(judge(make()).failure).toBeUndefined()
  })

  test.each(Object.entries(passes))('a pass.json %s', async (_what, passBytes) => {
    expect(judge(await makePass({ passBytes: text(passBytes) })).failure).toBeUndefined()
  })

  test.each(Object.entries(passes))('a manifest.json %s', async (_what, manifest) => {
    expect(judge(await makePass({ manifestBytes: () => text(manifest) })).failure).toBeUndefined()
  })

  test.each(Object.entries(signatures))('a signature %s', async (_what, make) => {
    expect(judge(await makePass({ sign: make })).failure).toBeUndefined()
  })

  test.each([
    ['comments', '/**/'],
    ['lines of comments', '// a\n'],
    ['unclosed comments', '/*'],
    ['escapes', '"\\a'],
    ['quotes', '"'],
    ['spaces', ' '],
    ['lines', '"a" = "a";\n'],
    ['escapes in one text', '\\"'],
  ])('forty strings files of %s', async (_what, unit) => {
    const languages = Array.from({ length: 40 }, (_, index) => String.fromCharCode(97 + (index % 26), 97 + index / 26))
    const strings = text(`"a" = "${filled(100 * 1024, unit)}`)
    const more = Object.fromEntries(
      [...languages.entries()].map(([index, language]) => [
        `${language}.lproj/pass.strings`,
        index % 2 === 0 ? strings : text(filled(100 * 1024, unit)),
      ]),
    )
    expect(judge(await makePass({ more })).failure).toBeUndefined()
  })

  test('a signature with thirty authorities that all issued each other', async () => {
    const authorities = crowd(30)
    const [leaf = readCertificate('pass')] = authorities
    const sign = (manifest: Uint8Array) =>
      craftSignature(manifest, {
        leaf,
        key: readKey('pass'),
        certificates: authorities,
        signingTime: SIGNING_TIME,
      })
    expect(judge(await makePass({ sign })).failure).toBeUndefined()
  })
})
