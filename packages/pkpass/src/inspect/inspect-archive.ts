import { MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE } from '../bundle/manifest.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { isJunk } from './junk.ts'
import type { UnwrappedFiles } from './unwrap-files.ts'

/** Advised ceiling of a pass: above it installing is slow and mail gateways may drop it. No hard limit is published. */
const ADVISED_MAX_BYTES = 1_500_000
const LOCALIZATION = /^[^/]+\.lproj\/[^/]+$/
const PASS_ARCHIVE = /^[^/]+\.pkpass$/i

/** What an archive of nothing has: the record at its end. */
const EMPTY_ARCHIVE_BYTES = 22
/** What Apple's builder leaves beside a pass. */
const TOOLING_FILE = 'tooling.json'

/** Tells of a file that is too small to be what a program meant to write. */
export function inspectEmptyOutput(bytes: number): Finding | undefined {
  if (bytes > EMPTY_ARCHIVE_BYTES) return undefined
  return finding('zip-empty-output', `The file has ${bytes} bytes: what made it failed without saying so`)
}

/** Checks which files an archive holds, and where; with what is wrong with the archive itself. */
export function inspectArchive(
  { files, wrapper }: UnwrappedFiles,
  archiveBytes: number,
  damage: readonly Finding[],
): Finding[] {
  const nothing = inspectEmptyOutput(archiveBytes)
  if (nothing) return [nothing]
  const names = [...files.keys()]
  return [
    ...damage,
    ...(archiveBytes > ADVISED_MAX_BYTES
      ? [finding('pass-size', `The pass has ${archiveBytes} bytes; about ${ADVISED_MAX_BYTES} are advised at most`)]
      : []),
    ...(wrapper === ''
      ? []
      : [finding('zip-wrapper-folder', `pass.json lies in the folder ${wrapper}`, { file: `${wrapper}${PASS_FILE}` })]),
    ...names.flatMap(inspectPlace),
    ...inspectMissing(names, wrapper, damage),
  ]
}

function inspectPlace(file: string): Finding[] {
  if (isJunk(file)) return [finding('zip-junk-files', `${file} is no part of the format`, { file })]
  if (file === TOOLING_FILE) return [finding('zip-tooling-json', `${file} is in the archive`, { file })]
  if (!file.includes('/') || LOCALIZATION.test(file)) return []
  return [finding('zip-deep-folder', `${file} lies where Wallet never looks`, { file })]
}

function inspectMissing(names: readonly string[], wrapper: string, damage: readonly Finding[]): Finding[] {
  // A file that is there but unreadable has its finding already; of an archive nobody can read, nothing is missing.
  if (names.length === 0 && damage.some(({ file }) => file === undefined)) return []
  const accounted = new Set([...names, ...damage.map(({ file = '' }) => file.slice(wrapper.length))])
  const missing = [PASS_FILE, MANIFEST_FILE, SIGNATURE_FILE].filter(file => !accounted.has(file))
  const passes = names.filter(name => PASS_ARCHIVE.test(name)).length
  if (missing.length === 3 && passes > 0) {
    const many = passes === 1 ? 'one pass' : `${passes} passes`
    return [
      finding('bundle-content-type', `This is no pass but a bundle of ${many} (.pkpasses): each is one by itself`),
    ]
  }
  return missing.map(file => {
    const near = names.find(name => isNear(name, file))
    const but = near === undefined ? '' : `, but ${JSON.stringify(near)}: names are compared to the letter`
    return finding(RULE_OF_MISSING[file] ?? 'zip-missing-pass-json', `The archive has no ${file}${but}`, { file })
  })
}

const RULE_OF_MISSING: Readonly<
  Record<string, 'zip-missing-pass-json' | 'zip-missing-manifest' | 'zip-missing-signature'>
> = {
  [PASS_FILE]: 'zip-missing-pass-json',
  [MANIFEST_FILE]: 'zip-missing-manifest',
  [SIGNATURE_FILE]: 'zip-missing-signature',
}

/** Whether a name differs only in what people overlook: case, spaces, a byte order mark, an extension of its own. */
function isNear(name: string, wanted: string): boolean {
  const plain = name.trim().toLowerCase()
  return plain === wanted || plain === `${wanted}.txt` || plain.replace(/\.(?:der|p7s|pem|sig)$/, '') === wanted
}
