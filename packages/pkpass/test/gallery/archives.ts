import { crc32 } from 'node:zlib'
import { type CraftedMember, craftZip, deflatedZeros } from '../support/craft-zip.ts'
import { whitePng } from '../support/png.ts'
import { changeMember, makePass, PASS, text, type Wrong } from '../support/sandbox.ts'

const UNIX = 3
const SYMLINK_MODE = 0o120777 * 0x10000
const zeros = deflatedZeros(1_000)

/** What is wrong with the archive around a pass: by the name of the fixture. */
export const archives: Readonly<Record<string, Wrong>> = {
  'zip-unreadable--changed-byte': { members: changeMember('icon@2x.png', flipLastByte(false)) },
  'zip-unreadable--trailing-garbage': { archive: { suffix: text('appended by a mail gateway') } },
  'zip-unreadable--self-extractor': { archive: { prefix: text('MZ: a program that unpacks what follows') } },
  'zip-unreadable--name-mismatch': {
    members: changeMember('icon.png', member => ({ ...member, localName: 'logo.png' })),
  },
  'zip-unreadable--size-mismatch': {
    members: changeMember('icon.png', member => ({ ...member, localCompressedBytes: 3 })),
  },
  'zip-unreadable--overlapping': {
    members: members => [...members, { name: 'logo.png', stored: members[1]?.stored ?? new Uint8Array(), offset: 40 }],
  },
  'zip-unreadable--into-the-directory': {
    members: changeMember('signature', member => ({
      ...member,
      bytes: member.stored.length + 10,
      compressedBytes: member.stored.length + 10,
    })),
  },
  'zip-unreadable--bomb-declared': {
    members: changeMember('icon.png', member => ({ ...member, method: 8, bytes: 0xfffffff0 })),
  },
  'zip-unreadable--bomb-total': {
    members: members => [
      ...members,
      ...['logo.png', 'strip.png', 'thumbnail.png', 'footer.png', 'background.png'].map(name => ({
        name,
        stored: zeros.stored.subarray(0, 16),
        method: 8,
        bytes: 15_000_000,
      })),
    ],
  },
  'zip-unreadable--bomb-undeclared': {
    more: { 'logo.png': new Uint8Array(100) },
    members: changeMember('logo.png', member => ({ ...member, stored: zeros.stored, method: 8, bytes: 100 })),
  },
  'zip-unreadable--shorter-than-declared': {
    members: changeMember('icon.png', member => ({
      ...member,
      stored: zeros.stored,
      method: 8,
      bytes: zeros.bytes + 1,
    })),
  },
  'zip-unreadable--too-many-entries': { archive: { count: 1_001 } },
  'zip-unreadable--wrong-count': { archive: { count: 7 } },
  'zip-unreadable--hidden-entry': { archive: { count: 5 } },
  'zip-unreadable--name-not-utf8': {
    members: members => [...members, { name: Uint8Array.of(0xe4, 0xff, 0x2e), stored: new Uint8Array() }],
  },
  'zip-unreadable--name-empty': { members: members => [...members, { name: '', stored: new Uint8Array() }] },
  'zip-unreadable--name-long': {
    members: members => [...members, { name: `${'a'.repeat(300)}.png`, stored: new Uint8Array() }],
  },
  'zip-wrapper-folder': {
    members: members => members.map(member => ({ ...member, name: `Coffee.pass/${String(member.name)}` })),
  },
  'zip-wrapper-folder--zipped-on-a-mac': {
    members: members => [
      { name: 'Coffee/', stored: new Uint8Array() },
      ...members.map(member => ({ ...member, name: `Coffee/${String(member.name)}` })),
      { name: '__MACOSX/Coffee/._pass.json', stored: new Uint8Array(8) },
    ],
  },
  'zip-missing-pass-json--with-extension': {
    members: changeMember('pass.json', member => ({ ...member, name: 'pass.json.txt' })),
  },
  'zip-missing-pass-json': { members: without('pass.json') },
  'zip-missing-pass-json--upper-case': {
    members: changeMember('pass.json', member => ({ ...member, name: 'Pass.json' })),
  },
  'zip-missing-manifest': { members: without('manifest.json') },
  'zip-missing-signature': { members: without('signature') },
  'zip-junk-files': { more: { '.DS_Store': new Uint8Array(8), '__MACOSX/._icon.png': new Uint8Array(8) } },
  'zip-duplicate-name': {
    members: members => [...members, { name: 'pass.json', stored: text('{"description":"the other one"}') }],
  },
  'zip-unsafe-path': { more: { '../evil.png': whitePng(1, 1) } },
  'zip-unsafe-path--absolute': { more: { '/etc/evil.png': whitePng(1, 1) } },
  'zip-unsafe-path--drive': { more: { 'C:evil.png': whitePng(1, 1) } },
  'zip-unsafe-path--backslash': { more: { '..\\evil.png': whitePng(1, 1) } },
  'zip-unsafe-path--inside': { more: { 'en.lproj/../../evil.png': whitePng(1, 1) } },
  'zip-unsafe-path--dot': { more: { './icon.png': whitePng(1, 1) } },
  'zip-unsafe-path--null': { more: { 'icon.png\0.txt': whitePng(1, 1) } },
  'zip-unsafe-path--double-slash': { more: { 'en.lproj//logo.png': whitePng(1, 1) } },
  'zip-unsafe-path--folder': {
    members: members => [...members, { name: '../outside/', stored: new Uint8Array() }],
  },
  'zip-symlink': {
    more: { 'logo.png': text('/etc/passwd') },
    members: changeMember('logo.png', member => ({ ...member, madeBy: UNIX, externalAttributes: SYMLINK_MODE })),
  },
  'zip-encrypted': { members: changeMember('icon.png', member => ({ ...member, flags: 1 })) },
  'zip-method': { members: changeMember('icon.png', member => ({ ...member, method: 93 })) },
  'zip-method--zip64': { archive: { centralOffset: 0xffffffff } },
  'zip-method--zip64-member': {
    members: changeMember('icon.png', member => ({ ...member, bytes: 0xffffffff, compressedBytes: 0xffffffff })),
  },
  'zip-method--zip64-whole': { archive: { centralOffset: 0xffffffff, count: 0xffff, hasZip64End: true } },
  'zip-method--zip64-needless': { archive: { hasZip64End: true } },
  'zip-method--zip64-member-whole': {
    members: changeMember('icon.png', member => ({
      ...member,
      bytes: 0xffffffff,
      compressedBytes: 0xffffffff,
      extra: zip64Extra(member.stored.length),
    })),
  },
  'zip-method--multi-disk': { archive: { disk: 1 } },
  'zip-deep-folder': { more: { 'images/logo.png': whitePng(1, 1), 'en.lproj/deep/logo.png': whitePng(1, 1) } },
  'zip-directory-entry': {
    more: { 'en.lproj/pass.strings': text('"Points" = "Points";') },
    members: members => [{ name: 'en.lproj/', stored: new Uint8Array() }, ...members],
  },
}

/** Archives that are no longer made of members: made from a right one. */
export async function brokenArchives(): Promise<Readonly<Record<string, Uint8Array>>> {
  const right = await makePass()
  const otherPass = await makePass({ pass: { ...PASS, serialNumber: 'fixture-2' } })
  return {
    'bundle-content-type': craftZip([
      { name: 'first.pkpass', stored: right },
      { name: 'second.pkpass', stored: otherPass },
    ]),
    'zip-empty-output': new Uint8Array(),
    'zip-unreadable--not-a-zip': text('<!doctype html><title>404 Not Found</title>'),
    'zip-unreadable--leading-garbage': Buffer.concat([text('MZ: a program in front'), right]),
    'zip-unreadable--truncated-end': right.subarray(0, right.length - 10),
    'zip-unreadable--truncated-middle': right.subarray(0, Math.floor(right.length / 2)),
  }
}

/** ZIP64 extra field with both sizes of a stored member, after one that nobody knows. */
function zip64Extra(bytes: number): Uint8Array {
  const extra = Buffer.alloc(6 + 20)
  extra.writeUInt16LE(0xcafe, 0)
  extra.writeUInt16LE(2, 2)
  extra.writeUInt16LE(0x0001, 6)
  extra.writeUInt16LE(16, 8)
  extra.writeUInt32LE(bytes, 10)
  extra.writeUInt32LE(bytes, 18)
  return extra
}

/** Changes the last byte of a member, with its checksum as it was, or put right. */
export function flipLastByte(repairsChecksum: boolean) {
  return (member: CraftedMember): CraftedMember => {
    const changed = new Uint8Array(member.stored)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    return { ...member, stored: changed, crc32: crc32(repairsChecksum ? changed : member.stored) }
  }
}

function without(name: string) {
  return (members: readonly CraftedMember[]) => members.filter(member => member.name !== name)
}
