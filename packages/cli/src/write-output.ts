import { lstat, mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { systemReason } from './read-file.ts'
import { RefusedError, UsageError } from './terminal.ts'

export interface OutputOptions {
  /** Whether something that is there already may be replaced. */
  readonly force?: boolean | undefined
}

/** What the folder of a pass holds at its top; with anything else in it, a folder is somebody's work. */
const PASS_FOLDER_FILE =
  /^(?:[A-Za-z]+(?:@[23]x)?\.(?:png|pdf)|(?:pass|manifest|personalization|tooling)\.json|signature|[A-Za-z0-9-]+\.lproj|\.DS_Store)$/
const PLAIN_PART = /^[^/\\:\0]+$/

/**
 * Refuses a file that is there already, before any work is done for it.
 *
 * @throws UsageError
 */
export async function refuseExisting(path: string, { force = false }: OutputOptions): Promise<void> {
  const found = await kindOf(path)
  if (found === 'folder') throw new UsageError(`Cannot write the file ${path}: it is a folder`)
  if (found === 'file' && !force) throw existsAlready(path)
}

/**
 * Writes a file whole or not at all.
 *
 * @throws UsageError when it is there already, or cannot be written.
 */
export async function writeOutputFile(path: string, bytes: Uint8Array, options: OutputOptions): Promise<void> {
  await refuseExisting(path, options)
  const draft = `${path}.${process.pid}.new`
  try {
    await writeFile(draft, bytes)
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    throw cannotWrite(path, cause)
  }
}

/**
 * Refuses a folder that has something in it; with `force`, one that holds anything else than a pass.
 *
 * @throws UsageError
 */
export async function refuseOccupied(folder: string, { force = false }: OutputOptions): Promise<void> {
  const found = await kindOf(folder)
  if (found === 'nothing') return
  if (found === 'file') throw new UsageError(`Cannot write the folder ${folder}: it is a file`)
  const names = await readdir(folder)
  if (names.length === 0) return
  if (!force) throw existsAlready(folder)
  const stranger = names.find(name => !PASS_FOLDER_FILE.test(name))
  if (stranger !== undefined || !names.includes('pass.json')) {
    throw new UsageError(
      `Will not replace ${folder}: it holds ${stranger ?? 'no pass.json'}, so it is not just the folder of a pass. Choose another, or empty it`,
    )
  }
}

/**
 * Writes a folder whole or not at all: beside its place first, then moved there.
 *
 * @param files By path with forward slashes; names from a stranger's archive are safe here.
 * @throws UsageError when there is something already, or it cannot be written.
 * @throws RefusedError for a path that leaves the folder, or that two files share.
 */
export async function writeOutputFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: OutputOptions,
): Promise<void> {
  refuseUnsafeNames([...files.keys()])
  await refuseOccupied(folder, options)
  const target = resolve(folder)
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.new`)
  const replaced = join(dirname(target), `.${basename(target)}.${process.pid}.old`)
  try {
    await mkdir(draft)
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(draft, path)), { recursive: true })
      await writeFile(join(draft, path), bytes)
    }
    if ((await kindOf(target)) === 'nothing') await rename(draft, target)
    else await exchange(target, draft, replaced)
  } catch (cause) {
    throw cannotWrite(folder, cause)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Puts what is in the draft into the target, which stays the folder it is: somebody may be standing in it. */
async function exchange(target: string, draft: string, replaced: string): Promise<void> {
  await mkdir(replaced)
  await undoing(() => moveAll(target, replaced), [() => moveAll(replaced, target), () => rmdir(replaced)])
  await undoing(
    () => moveAll(draft, target),
    [() => moveAll(target, draft), () => moveAll(replaced, target), () => rmdir(replaced)],
  )
  await rm(replaced, { recursive: true })
}

/** Does a step; when it fails, undoes what was done so far. What cannot be undone stays where it is, beside its place. */
async function undoing(step: () => Promise<void>, undo: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    await step()
  } catch (cause) {
    for (const back of undo) await back()
    throw cause
  }
}

async function moveAll(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await rename(join(from, name), join(to, name))
}

/**
 * Writes files into a folder that may hold others: either none of them is there already, or nothing is written.
 *
 * @throws UsageError, RefusedError
 */
export async function addOutputFiles(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: OutputOptions,
): Promise<void> {
  refuseUnsafeNames([...files.keys()])
  if ((await kindOf(folder)) === 'file') throw new UsageError(`Cannot write the folder ${folder}: it is a file`)
  for (const name of files.keys()) await refuseExisting(join(folder, name), options)
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw cannotWrite(folder, cause)
  }
  for (const [name, bytes] of files) await writeOutputFile(join(folder, name), bytes, options)
}

/** An archive's names are a stranger's: none of them may reach outside, and none may overwrite another. */
function refuseUnsafeNames(paths: readonly string[]): void {
  const unsafe = paths.find(path => path.split('/').some(part => !PLAIN_PART.test(part) || /^\.{1,2}$/.test(part)))
  if (unsafe !== undefined) {
    throw new RefusedError(
      `Will not write a file named ${JSON.stringify(unsafe)}: it could end up outside the folder. Do not trust this archive`,
    )
  }
  // Common file systems do not tell upper from lower case.
  const [twice] = [...Map.groupBy(paths, path => path.toLowerCase()).values()].filter(group => group.length > 1)
  if (twice) throw new RefusedError(`Will not write ${twice.join(' and ')}: on many systems they are one file`)
}

async function kindOf(path: string): Promise<'nothing' | 'file' | 'folder'> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}

function existsAlready(path: string): UsageError {
  return new UsageError(`${path} is there already. Choose another name, or replace it with --force`)
}

function cannotWrite(path: string, cause: unknown): UsageError {
  const reason = systemReason(cause)
  const told = reason === 'there is nothing of that name' ? `there is no folder ${dirname(path)}` : reason
  return new UsageError(`Cannot write ${path}: ${told}`, { cause })
}
