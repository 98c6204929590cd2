import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readBytes, systemReason } from '../read-file.ts'
import { RefusedError, UsageError } from '../terminal.ts'

/** A pass localized into forty languages, with images, has some hundreds. */
const MAX_FILES = 1_000

/**
 * Reads the folder of a pass with all that is in it, by path with forward slashes.
 *
 * Hidden folders are passed over, a `.git` for one. Links are refused: what they lead to would be shipped with the pass.
 *
 * @throws UsageError when there is no such folder, or no `pass.json` in it.
 * @throws RefusedError for a link, and for more files than a pass has.
 */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  // Before anything else is walked: the folder may be any folder.
  if (!(await entriesOf(folder)).some(({ name }) => name === 'pass.json')) {
    throw new UsageError(
      `${folder} has no pass.json, so it is not the folder of a pass. Make one with billfold init, or name the folder inside`,
    )
  }
  const paths = await listPaths(folder)
  const files = await Promise.all(
    paths.map(async path => [path, await readBytes(join(folder, path), 'the file')] as const),
  )
  return new Map(files)
}

async function listPaths(root: string, below = ''): Promise<string[]> {
  const paths: string[] = []
  // One after another: a link ends the walk, and nothing may still be under way then.
  for (const entry of await entriesOf(join(root, below))) {
    const path = `${below}${entry.name}`
    if (entry.isSymbolicLink()) {
      throw new RefusedError(`${join(root, path)} is a link. Put the file itself there, or remove the link`)
    }
    if (!entry.isDirectory()) paths.push(path)
    else if (!entry.name.startsWith('.')) paths.push(...(await listPaths(root, `${path}/`)))
    refuseTooMany(root, paths.length)
  }
  return paths.sort()
}

function refuseTooMany(root: string, count: number): void {
  if (count <= MAX_FILES) return
  throw new RefusedError(
    `${root} has more than the ${MAX_FILES} files that a pass has at most. Move the others elsewhere`,
  )
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (cause) {
    const reason = systemReason(cause)
    const hint = reason === 'it is not a folder' ? '. An archive is signed with billfold sign' : ''
    throw new UsageError(`Cannot read the folder ${folder}: ${reason}${hint}`, { cause })
  }
}
