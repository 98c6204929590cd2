import { MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE } from '../bundle/manifest.ts'
import { type Finding, finding } from '../findings/finding.ts'

/** Advised ceiling of a pass: above it installing is slow and mail gateways may drop it. No hard limit is published. */
const ADVISED_MAX_BYTES = 1_500_000
const JUNK = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*|[^/]*~)$|^__MACOSX\//
const LOCALIZATION = /^[^/]+\.lproj\/[^/]+$/

/** Checks which files an archive holds, and where. */
export function inspectArchive(
  files: ReadonlyMap<string, Uint8Array>,
  archiveBytes: number,
  damage: readonly Finding[],
): Finding[] {
  const findings: Finding[] = []
  if (archiveBytes > ADVISED_MAX_BYTES) {
    findings.push(
      finding('pass-size', `The pass has ${archiveBytes} bytes; about ${ADVISED_MAX_BYTES} are advised at most`),
    )
  }
  const names = [...files.keys()]
  const wrapper = names.find(name => name.endsWith(`/${PASS_FILE}`))
  if (!files.has(PASS_FILE) && wrapper !== undefined) {
    return [...findings, finding('zip-wrapper-folder', `pass.json lies in a folder: ${wrapper}`, { file: wrapper })]
  }
  for (const file of names) {
    if (JUNK.test(file)) findings.push(finding('zip-junk-files', `${file} is no part of the format`, { file }))
    else if (file.includes('/') && !LOCALIZATION.test(file)) {
      findings.push(finding('zip-deep-folder', `${file} lies where Wallet never looks`, { file }))
    }
  }
  // A file that is there but unreadable has its finding already; of an archive nobody can read, nothing is missing.
  const isAccounted = (file: string) =>
    files.has(file) || damage.some(other => other.file === file) || isUnreadable(damage)
  if (!isAccounted(PASS_FILE))
    findings.push(finding('zip-missing-pass-json', 'The archive has no pass.json', { file: PASS_FILE }))
  if (!isAccounted(MANIFEST_FILE))
    findings.push(finding('zip-missing-manifest', 'The archive has no manifest.json', { file: MANIFEST_FILE }))
  if (!isAccounted(SIGNATURE_FILE))
    findings.push(finding('zip-missing-signature', 'The archive has no signature', { file: SIGNATURE_FILE }))
  return findings
}

/** Whether the damage is to the archive as a whole: then it names no file. */
function isUnreadable(damage: readonly Finding[]): boolean {
  return damage.some(({ file }) => file === undefined)
}
