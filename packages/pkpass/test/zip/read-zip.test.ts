import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/rules/index.ts'
import { readZip } from '../../src/zip/read-zip.ts'
import { writeZip, zipEntry } from '../../src/zip/write-zip.ts'
import { MAX_ENTRY_BYTES } from '../../src/zip/zip-limits.ts'
import { type CraftedArchive, type CraftedMember, craftZip, deflatedZeros } from '../support/craft-zip.ts'
import { run } from '../support/run.ts'

const FILES = {
  'pass.json': `{"description":"${'long enough to be deflated '.repeat(50)}"}`,
  'icon.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  'en.lproj/pass.strings': '"Points" = "Points";',
}
const text = (characters: string) => new Uint8Array(Buffer.from(characters))
const member: CraftedMember = { name: 'icon.png', stored: text('an icon') }
const other: CraftedMember = { name: 'pass.json', stored: text('{}') }

function messages(members: readonly CraftedMember[], archive?: CraftedArchive): string {
  return readZip(craftZip(members, archive))
    .findings.map(({ rule, message }) => `${rule}: ${message}`)
    .join('\n')
}

describe('an archive of the system zip', () => {
  test.each([
    ['deflated, with its extra fields and folders', ['zip', '-9', '-r', 'a.zip', ...Object.keys(FILES)]],
    ['with an entry for the folder', ['zip', '-r', 'a.zip', 'pass.json', 'icon.png', 'en.lproj']],
    ['with data descriptors', ['zip', '-fd', '-X', 'a.zip', ...Object.keys(FILES)]],
    ['stored', ['zip', '-0', '-X', '-D', 'a.zip', ...Object.keys(FILES)]],
    ['with a comment', ['sh', '-c', `echo "made by hand" | zip -z a.zip ${Object.keys(FILES).join(' ')}`]],
  ])('%s is read', async (_how, [program = '', ...args]) => {
    const ending = await run(FILES, [[program, ...args]], ['a.zip'])
    const { files, findings } = readZip(ending.file('a.zip'))
    expect(findings.filter(({ rule }) => rule !== 'zip-directory-entry')).toEqual([])
    expect([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')])).toEqual(
      Object.entries(FILES).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]),
    )
  })

  test('written to a pipe, with data descriptors because it could not go back, is read', async () => {
    const ending = await run(FILES, [['sh', '-c', 'zip -X - pass.json icon.png | cat > a.zip']], ['a.zip'])
    const archive = ending.file('a.zip')
    expect(Buffer.from(archive).readUInt16LE(6) & 8).toBe(8)
    expect(readZip(archive)).toMatchObject({ findings: [] })
    expect([...readZip(archive).files.keys()]).toEqual(['pass.json', 'icon.png'])
  })

  test('with an entry for a folder gets a finding of no weight, and no file', async () => {
    const ending = await run(FILES, [['zip', '-r', 'a.zip', 'en.lproj']], ['a.zip'])
    const { files, findings } = readZip(ending.file('a.zip'))
    expect(findings).toMatchObject([{ rule: 'zip-directory-entry', severity: 'info', file: 'en.lproj/' }])
    expect([...files.keys()]).toEqual(['en.lproj/pass.strings'])
  })

  test('with a symbolic link is not followed', async () => {
    const commands: [string, ...string[]][] = [
      ['ln', '-s', '/etc/passwd', 'logo.png'],
      ['zip', '-y', 'a.zip', 'logo.png', 'icon.png'],
    ]
    const { files, findings } = readZip((await run(FILES, commands, ['a.zip'])).file('a.zip'))
    expect(findings).toMatchObject([{ rule: 'zip-symlink', file: 'logo.png' }])
    expect([...files.keys()]).toEqual(['icon.png'])
  })

  test('with a password is not guessed at', async () => {
    const ending = await run(FILES, [['zip', '-P', 'secret', 'a.zip', 'pass.json']], ['a.zip'])
    expect(readZip(ending.file('a.zip')).findings).toMatchObject([{ rule: 'zip-encrypted', file: 'pass.json' }])
  })
})

describe('what is wrong with an archive is named', () => {
  test('when it is empty, something else, or cut short', () => {
    expect(readZip(new Uint8Array()).findings[0]?.message).toBe('The file is not a ZIP archive but empty (0 bytes)')
    expect(readZip(text('<html>')).findings[0]?.message).toBe(
      'The file is not a ZIP archive but a web page or XML (6 bytes)',
    )
    const whole = craftZip([member])
    for (const length of [4, 40, whole.length - 22, whole.length - 1]) {
      expect(readZip(whole.subarray(0, length)).findings[0]?.message).toContain('cut short')
    }
  })

  test('when bytes stand before or after it', () => {
    expect(messages([member], { suffix: text('12345') })).toBe(
      'zip-unreadable: The archive is followed by 5 bytes that do not belong to it',
    )
    const before = readZip(Buffer.concat([text('MZ'), craftZip([member])]))
    expect(before.findings).toMatchObject([
      { rule: 'zip-unreadable', message: expect.stringContaining('2 bytes that do not belong to the archive') },
    ])
    expect([...before.files.keys()]).toEqual(['icon.png'])
    expect(messages([member], { prefix: text('MZ') })).toContain('2 bytes that are no file stand in front')
    expect(messages([member], { suffix: new Uint8Array(100_000) })).toContain('followed by 100000 bytes')
    const commented = craftZip([member], { comment: 'made by hand' })
    expect(readZip(commented.subarray(0, -3)).findings).toMatchObject([
      { message: 'The comment of the archive is cut short' },
    ])
  })

  test('when its directory and its end record disagree', () => {
    expect(messages([member, other], { count: 1 })).toContain('bytes that belong to no entry')
    expect(messages([member], { count: 2 })).toContain('Entry 2 of 2 is missing')
    expect(messages([member], { centralBytes: 5 })).toContain('Entry 1 of 1 is missing')
    expect(messages([member], { centralBytes: 5_000 })).toContain('central directory should end at byte')
    expect(messages([member], { count: 1_001 })).toContain('has 1001 entries; at most 1000 are read')
  })

  test('when an entry claims a name beyond its directory', () => {
    const archive = Buffer.from(craftZip([member]))
    archive.writeUInt16LE(5_000, archive.lastIndexOf('PK\x01\x02') + 28)
    expect(readZip(archive).findings[0]?.message).toContain('Entry 1 of 1 runs past the central directory')
  })

  test('when it needs ZIP64 or is one volume of several', () => {
    expect(messages([member], { centralOffset: 0xffffffff })).toContain('zip-method: ZIP64')
    expect(messages([member], { count: 0xffff })).toContain('zip-method: ZIP64')
    expect(messages([member], { centralBytes: 0xffffffff })).toContain('zip-method: ZIP64')
    expect(messages([{ ...member, bytes: 0xffffffff }])).toContain('zip-method: ZIP64 sizes in the entry of icon.png')
    expect(messages([member], { disk: 1 })).toContain('zip-method: The archive is one volume of several')
  })

  test('when a member lies about its size', () => {
    const packed = { name: 'a', stored: deflateRawSync(text('twelve bytes')), method: 8, crc32: crc32('twelve bytes') }
    expect(messages([{ ...packed, bytes: 12 }])).toBe('')
    expect(messages([{ ...packed, bytes: 13 }])).toContain('unpacks to 12 bytes, 13 were declared')
    expect(messages([{ ...packed, bytes: 11 }])).toContain('unpacks to 12 bytes, 11 were declared')
    expect(messages([{ ...packed, bytes: 5 }])).toContain('does not inflate to the declared 5 bytes')
    expect(messages([{ ...packed, stored: text('no deflate') }])).toContain('does not inflate')
    expect(messages([{ ...member, bytes: 3 }])).toContain('unpacks to 7 bytes, 3 were declared')
    expect(messages([{ ...member, localCompressedBytes: 3 }])).toContain('3 bytes by its local header and 7')
    expect(messages([{ ...member, flags: 8, localCompressedBytes: 0 }])).toBe('')
  })

  test('when it would unpack to more than anyone sends', () => {
    const zeros = deflatedZeros(10)
    expect(messages([{ name: 'a', ...zeros, method: 8, crc32: crc32(new Uint8Array(zeros.bytes)) }])).toBe('')
    expect(messages([{ ...member, method: 8, bytes: MAX_ENTRY_BYTES + 1 }])).toContain('unpacks to more than is read')
    const large = ['a', 'b', 'c', 'd', 'e'].map(name => ({ ...member, name, method: 8, bytes: MAX_ENTRY_BYTES }))
    expect(messages(large)).toContain('unpacks to more than is read')
  })

  test('when it has more than the limits it is read with, which may be others', () => {
    const archive = craftZip([member, other])
    const [stored, first] = [member.stored.length + other.stored.length, member.stored.length]
    expect(readZip(archive, { maxEntries: 2, maxEntryBytes: first, maxTotalBytes: stored }).findings).toEqual([])
    expect(readZip(archive, { maxEntries: 1 }).findings[0]?.message).toContain('has 2 entries; at most 1 are read')
    for (const limits of [{ maxEntryBytes: first - 1 }, { maxTotalBytes: stored - 1 }]) {
      expect(readZip(archive, limits)).toMatchObject({
        files: new Map(),
        findings: [{ rule: 'zip-unreadable', message: expect.stringContaining('unpacks to more than is read') }],
      })
    }
    const large = new Uint8Array(MAX_ENTRY_BYTES + 1)
    const largeArchive = craftZip([{ name: 'a', stored: large }])
    expect(readZip(largeArchive, { maxEntryBytes: large.length }).files.get('a')).toHaveLength(large.length)
  })

  test('when members share bytes, or reach into the directory', () => {
    expect(messages([member, { ...other, offset: 0 }])).toContain('pass.json overlaps the member before it')
    // Inside the first member's name already: its data alone would end before.
    const almost = 30 + member.name.length + member.stored.length - 1
    expect(messages([member, { ...other, offset: almost }])).toContain('overlaps')
    const long = { ...member, bytes: member.stored.length + 1, compressedBytes: member.stored.length + 1 }
    expect(messages([long])).toContain('icon.png runs into the central directory')
    expect(messages([{ ...member, offset: 5_000 }])).toContain('icon.png has no local header at byte 5000')
  })

  test('when a name has another spelling in the local header, down to its bytes', () => {
    expect(messages([{ ...member, localName: 'Icon.png' }])).toContain('is called "Icon.png" in its local header')
    // Both decode to the replacement character, or would if decoding were forgiving.
    const archive = Buffer.from(craftZip([{ ...member, name: '\uFFFDcon' }]))
    archive.fill(0xff, 30, 33)
    expect(readZip(archive).findings).toMatchObject([{ rule: 'zip-unreadable' }])
  })

  test('when a byte order mark makes two names look the same', () => {
    const { files } = readZip(craftZip([other, { ...other, name: '\uFEFFpass.json' }]))
    expect([...files.keys()]).toEqual(['pass.json', '\uFEFFpass.json'])
  })

  test('when a name is no UTF-8, empty or very long', () => {
    expect(messages([{ ...member, name: Uint8Array.of(0xff) }])).toContain('A name is not UTF-8')
    expect(messages([{ ...member, name: '' }])).toContain('A name has 0 bytes')
    expect(messages([{ ...member, name: 'a'.repeat(256) }])).toContain('A name has 256 bytes; 1 to 255 are read')
  })

  test.each([
    '../a',
    '..',
    'a/../b',
    '/a',
    'C:a',
    'c:/a',
    '..\\a',
    'a\\b',
    'a\0b',
    './a',
    'a//b',
    '../',
    '/',
  ])('when the name is %j, which is no plain path', name => {
    const { files, findings } = readZip(craftZip([member, { ...other, name }]))
    expect(findings).toMatchObject([{ rule: 'zip-unsafe-path', severity: 'error' }])
    expect([...files.keys()]).toEqual(['icon.png'])
  })

  test.each(['a..b', '.hidden', 'a.b/c', '...', 'ab:c'])('but not when it is %j', name => {
    expect(messages([{ ...member, name }])).toBe('')
  })
})

test('a damaged member is kept, so that more can be said of it', () => {
  const { files, findings } = readZip(craftZip([{ ...member, crc32: 1 }, other]))
  expect(findings).toMatchObject([{ rule: 'zip-unreadable', file: 'icon.png' }])
  expect([...files.keys()]).toEqual(['icon.png', 'pass.json'])
})

test('of two members with one name the first is kept', () => {
  const { files, findings } = readZip(craftZip([member, { ...member, stored: text('another icon') }]))
  expect(findings).toMatchObject([{ rule: 'zip-duplicate-name', file: 'icon.png' }])
  expect(Buffer.from(files.get('icon.png') ?? []).toString()).toBe('an icon')
})

test('an archive inside a larger buffer is read from where it starts', () => {
  const archive = craftZip([member])
  const buffer = Buffer.concat([new Uint8Array(100), archive, new Uint8Array(100)])
  expect(readZip(buffer.subarray(100, 100 + archive.length)).findings).toEqual([])
})

describe('never anything but findings', () => {
  const valid = writeZip(Object.entries(FILES).map(([name, bytes]) => zipEntry(name, Buffer.from(bytes))))
  const deflated = craftZip([
    { name: 'a', stored: deflateRawSync(text('a'.repeat(500))), method: 8, bytes: 500, crc32: crc32('a'.repeat(500)) },
    member,
  ])

  test('for random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), onlyFindings))
  })

  test.each([
    ['stored', valid],
    ['deflated', deflated],
  ])('for a mutated archive, %s', (_what, archive) => {
    const change = fc.record({ at: fc.nat(archive.length - 1), byte: fc.nat(255) })
    const changes = fc.array(change, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(changes, fc.nat(archive.length), fc.boolean(), (all, end, cuts) => {
        const mutated = new Uint8Array(archive)
        for (const { at, byte } of all) mutated[at] = byte
        onlyFindings(cuts ? mutated.subarray(0, end) : mutated)
      }),
      { numRuns: 2_000 },
    )
  })

  function onlyFindings(bytes: Uint8Array): void {
    const { files, findings } = readZip(bytes)
    for (const { rule } of findings) expect(RULES).toHaveProperty(rule)
    for (const file of files.values()) expect(file.length).toBeLessThanOrEqual(MAX_ENTRY_BYTES)
  }
})
