import { type ComparedPass, checkPass, isRefusal, type PassDraft } from '@billfold/pkpass'
import { RefusedError, UsageError } from '../terminal.ts'
import { type PassParts, passPartsOf } from './pass-parts.ts'
import { readSource } from './read-source.ts'

/** What two sources lack that are both unsigned: the certificate will bring it. */
const UNSIGNED = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.unsigned',
  teamIdentifier: 'UNSIGNED00',
  serialNumber: '0',
}

/**
 * Reads two versions of a pass, each from a `.pkpass` or a folder. What names the pass and is missing in one, as in a folder that is
 * not signed yet, is as in the other.
 *
 * @throws UsageError, RefusedError
 */
export async function readVersions(
  oldPath: string,
  newPath: string,
): Promise<{ readonly before: ComparedPass; readonly after: ComparedPass }> {
  const [before, after] = await Promise.all([readParts(oldPath), readParts(newPath)])
  return {
    before: versionOf(oldPath, before, after.content),
    after: versionOf(newPath, after, before.content),
  }
}

/**
 * Reads a pass from a `.pkpass` or a folder, signed or not.
 *
 * @throws UsageError, RefusedError
 */
export async function readVersion(path: string): Promise<ComparedPass> {
  const parts = await readParts(path)
  return versionOf(path, parts, parts.content)
}

async function readParts(path: string): Promise<PassParts> {
  const source = await readSource(path)
  if (source.kind === 'passes') throw new UsageError(`${path} holds several passes; give one of them`)
  return passPartsOf(path, source.files)
}

function versionOf(path: string, { content, files }: PassParts, other: PassDraft): ComparedPass {
  const { passTypeIdentifier, teamIdentifier, serialNumber } = { ...UNSIGNED, ...other }
  const { formatVersion } = UNSIGNED
  const { pass, findings } = checkPass({ formatVersion, passTypeIdentifier, teamIdentifier, serialNumber, ...content })
  if (!pass) {
    throw new RefusedError(`pass.json of ${path} is no pass that Wallet would read`, {
      findings: findings.filter(isRefusal),
    })
  }
  return { pass, files: new Map(Object.entries(files)) }
}
