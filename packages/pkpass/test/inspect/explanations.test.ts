import { describe, expect, test } from 'vitest'
import { inspectPass } from '../../src/inspect/inspect-pass.ts'
import { craftSignature } from '../support/craft-signature.ts'
import { craftZip } from '../support/craft-zip.ts'
import { run } from '../support/run.ts'
import {
  changeMember,
  IMAGES,
  json,
  makePass,
  NOW,
  PASS,
  readCertificate,
  readKey,
  SIGNING_TIME,
  TRUST,
  text,
  type Wrong,
} from '../support/sandbox.ts'

async function explain(wrong: Wrong) {
  return inspectPass(await makePass(wrong), { trust: TRUST, now: NOW })
}

async function messages(wrong: Wrong): Promise<string> {
  return (await explain(wrong)).findings.map(({ message }) => message).join('\n')
}

describe('what is wrong with the form does not hide the rest:', () => {
  test('a pass.json with comments is checked against the certificate', async () => {
    const passBytes = text(`// by hand\n${JSON.stringify({ ...PASS, teamIdentifier: 'Z9Y8X7W6V5' })}`)
    const { valid, verdicts, pass, findings } = await explain({ passBytes })
    expect(findings.map(({ rule }) => rule)).toEqual(['cert-team-mismatch', 'json-syntax'])
    expect(verdicts).toMatchObject({ manifest: 'ok', signature: 'ok', identity: 'failed' })
    expect(valid).toBe(false)
    expect(pass?.serialNumber).toBe('fixture-1')
  })

  test('a pass whose one fault is a byte order mark is refused', async () => {
    const { valid, verdicts } = await explain({ passBytes: Buffer.concat([text('\uFEFF'), json(PASS)]) })
    expect(valid).toBe(false)
    expect(Object.values(verdicts)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
  })

  test('a pass in a folder has its manifest, signature and identity checked', async () => {
    const members: Wrong['members'] = all => all.map(each => ({ ...each, name: `Coffee.pass/${String(each.name)}` }))
    const { valid, verdicts, findings, files, pass } = await explain({ members })
    expect(findings.map(({ rule }) => rule)).toEqual(['zip-wrapper-folder'])
    expect(verdicts).toEqual({ zip: 'failed', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' })
    expect(valid).toBe(false)
    expect(files.has('icon.png')).toBe(true)
    expect(pass).toBeDefined()
  })

  test('a pass behind a program is unpacked', async () => {
    const { verdicts } = await explain({ archive: { prefix: new Uint8Array(1_000) } })
    expect(verdicts).toEqual({ zip: 'failed', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' })
  })

  test('a signature without a date leaves the chain to be checked today', async () => {
    const { verdicts, signer } = await explain({
      sign: manifest =>
        craftSignature(manifest, {
          leaf: readCertificate('pass'),
          key: readKey('pass'),
          certificates: [readCertificate('intermediate'), readCertificate('pass')],
          signingTime: SIGNING_TIME,
          hasAttributes: false,
        }),
    })
    expect(verdicts).toMatchObject({ signature: 'failed', identity: 'ok', chain: 'ok' })
    expect(signer).toBeDefined()
  })
})

describe('the message names', () => {
  test.each<[string, string, Uint8Array]>([
    ['a JPEG', 'logo.png is a JPEG image, not a PNG image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['a WebP', 'a WebP image', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')],
    ['a GIF', 'a GIF image', text('GIF89a')],
    ['a HEIC', 'a HEIC image', text('\0\0\0\x18ftypheic')],
    ['a PDF', 'a PDF document', text('%PDF-1.7')],
    ['an SVG', 'an SVG image', text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a web page', 'a web page', text('<!DOCTYPE html><html>')],
    ['nothing', 'an empty file', new Uint8Array()],
    [
      'bytes taken for text',
      'was read or written as text',
      text(Buffer.from(IMAGES['icon.png'] ?? []).toString('utf8')),
    ],
    ['Base64', 'Base64 text', text(Buffer.from(IMAGES['icon.png'] ?? []).toString('base64'))],
    ['half of one', 'cut short or damaged', (IMAGES['icon.png'] ?? new Uint8Array()).subarray(0, 50)],
  ])('%s in the place of an image', async (_what, message, bytes) => {
    expect(await messages({ more: { 'logo.png': bytes } })).toContain(message)
  })

  test('a name that is almost right', async () => {
    const rename = (name: string) => messages({ members: changeMember('pass.json', each => ({ ...each, name })) })
    expect(await rename('Pass.json')).toContain('no pass.json, but "Pass.json"')
    expect(await rename('\uFEFFpass.json')).toContain('no pass.json, but "\uFEFFpass.json"')
    const signature = changeMember('signature', each => ({ ...each, name: 'signature.der' }))
    expect(await messages({ members: signature })).toContain('no signature, but "signature.der"')
  })

  test('the language that was meant', async () => {
    expect(await messages({ more: { 'pt_br.lproj/a.png': IMAGES['icon.png'] ?? text('') } })).toContain('pt-BR.lproj')
    expect(await messages({ more: { 'English.lproj/a.png': IMAGES['icon.png'] ?? text('') } })).toContain(
      'English.lproj is not named for a language as Apple writes it',
    )
  })

  test('a name in the code page of MS-DOS', async () => {
    const members: Wrong['members'] = all => [...all, { name: Buffer.from('gr\x81n.png', 'latin1'), stored: text('') }]
    expect(await messages({ members })).toContain('A name is not UTF-8: "grün.png"')
  })

  test('no more than fifty of one rule', async () => {
    const manifest = (entries: object) => ({
      ...entries,
      ...Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}.png`, '0'.repeat(40)])),
    })
    const { findings } = await explain({ manifest })
    expect(findings).toHaveLength(50)
    expect(findings.at(-1)?.message).toContain('(and 150 more of this rule)')
  })
})

test('a bundle of passes is told from a pass', async () => {
  const pass = await makePass()
  const { valid, findings } = inspectPass(craftZip([{ name: 'a.pkpass', stored: pass }]), { trust: TRUST, now: NOW })
  expect(valid).toBe(false)
  expect(findings).toMatchObject([{ rule: 'bundle-content-type', message: expect.stringContaining('one pass') }])
  // A pass that also carries one is a pass.
  const { findings: others } = await explain({ more: { 'spare.pkpass': pass } })
  expect(others).toEqual([])
})

test('an archive in ZIP64 is read whole', async () => {
  const files = { 'pass.json': json(PASS), ...IMAGES }
  const zip = await run(files, [['zip', '-fz', 'a.zip', ...Object.keys(files)]], ['a.zip'])
  const { files: read, findings } = inspectPass(zip.file('a.zip'), { trust: TRUST, now: NOW })
  expect([...read.keys()].sort()).toEqual(Object.keys(files).sort())
  expect(findings.map(({ rule }) => rule)).toEqual(['zip-missing-manifest', 'zip-missing-signature', 'zip-method'])
})
