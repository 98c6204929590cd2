import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type ServedFile, servedFile } from './served-file.ts'

/** By path below the folder, with slashes: `assets/index-a1b2.js`. */
export type StudioFiles = ReadonlyMap<string, ServedFile>

/**
 * Reads a built studio into memory, once: nothing that is not in the folder now can ever be asked for.
 *
 * Links are not followed, and names that begin with a dot are left out: those are the bundler's own.
 *
 * @returns `undefined` when the folder holds no studio.
 */
export async function readStudioFiles(folder: string): Promise<StudioFiles | undefined> {
  const files = new Map<string, ServedFile>()
  for (const path of await listFiles(folder)) {
    files.set(path, servedFile(extname(path), await readFile(join(folder, path))))
  }
  return files.has('index.html') ? files : undefined
}

/** By hand: what `readdir` calls recursive goes through links. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries) {
    const { name } = entry
    if (name.startsWith('.')) continue
    if (entry.isFile()) found.push(name)
    if (entry.isDirectory()) found.push(...(await listFiles(join(folder, name))).map(path => `${name}/${path}`))
  }
  return found
}
