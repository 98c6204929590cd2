import { describe, expect, test } from 'vitest'
import { inspectPass } from '../../src/index.ts'
import { readZip } from '../../src/zip/read-zip.ts'
import { run } from '../support/run.ts'
import { IMAGES, json, makePass, NOW, PASS, TRUST, text } from '../support/sandbox.ts'

/** When each file of a pass was last written, as `touch` is told. */
interface Times {
  readonly pass: string
  readonly manifest: string
}

/** A pass whose pass.json was changed after signing, zipped as people do it, with the files' own times. */
async function zipped({ pass, manifest }: Times, folder = '.'): Promise<Uint8Array> {
  const { files } = readZip(await makePass())
  const changed = { ...Object.fromEntries(files), 'pass.json': json({ ...PASS, description: 'Changed since' }) }
  const names = Object.keys({ ...IMAGES, ...changed }).map(name => `${folder}/${name}`)
  const ending = await run(
    Object.fromEntries(Object.entries(changed).map(([name, bytes]) => [`${folder}/${name}`, bytes])),
    [
      ['touch', '-d', '2026-06-01T10:00:00Z', ...names],
      ['touch', '-d', pass, `${folder}/pass.json`],
      ['touch', '-d', manifest, `${folder}/manifest.json`],
      ['zip', '-X', '-q', '-r', 'card.pkpass', ...(folder === '.' ? names.map(name => name.slice(2)) : [folder])],
    ],
    ['card.pkpass'],
  )
  return ending.file('card.pkpass')
}

function told(bytes: Uint8Array) {
  const { findings } = inspectPass(bytes, { trust: TRUST, now: NOW })
  return findings.filter(({ rule }) => rule.startsWith('manifest-')).map(({ rule, file }) => [rule, file])
}

const LATER = { manifest: '2026-06-01T12:00:00Z', pass: '2026-06-01T12:00:10Z' }

describe('manifest-stale', () => {
  test('raised for a file that was modified after the manifest was written', async () => {
    expect(told(await zipped(LATER))).toEqual([['manifest-stale', 'pass.json']])
  })

  test('raised for such a file in a folder that was zipped with it', async () => {
    expect(told(await zipped(LATER, 'Coffee.pass'))).toEqual([['manifest-stale', 'pass.json']])
  })

  test('not raised where the times are equal, or the manifest is newer', async () => {
    const equal = { manifest: '2026-06-01T12:00:00Z', pass: '2026-06-01T12:00:00Z' }
    const before = { manifest: '2026-06-01T12:00:10Z', pass: '2026-06-01T12:00:00Z' }
    expect(told(await zipped(equal))).toEqual([['manifest-hash-mismatch', 'pass.json']])
    expect(told(await zipped(before))).toEqual([['manifest-hash-mismatch', 'pass.json']])
  })

  test('not raised where the archive has the times of nobody', async () => {
    const from1980 = { manifest: '1980-01-01T00:00:00Z', pass: '2026-06-01T12:00:00Z' }
    expect(told(await zipped(from1980))).toEqual([['manifest-hash-mismatch', 'pass.json']])
    const crafted = await makePass({
      members: members =>
        members.map(member => (member.name === 'icon.png' ? { ...member, stored: text('not the icon') } : member)),
    })
    expect(told(crafted)).toEqual([['manifest-hash-mismatch', 'icon.png']])
  })

  test('not raised for a later time alone: the digest is what counts', async () => {
    const { files } = readZip(await makePass())
    const ending = await run(
      Object.fromEntries(files),
      [
        ['touch', '-d', '2026-06-01T12:00:00Z', 'manifest.json'],
        ['touch', '-d', '2026-06-01T13:00:00Z', 'pass.json'],
        ['zip', '-X', '-q', 'card.pkpass', ...files.keys()],
      ],
      ['card.pkpass'],
    )
    expect(told(ending.file('card.pkpass'))).toEqual([])
  })
})
