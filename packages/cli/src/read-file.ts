import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from './terminal.ts'

/** @throws UsageError when there is no such file, or it cannot be read. */
export async function readBytes(path: string, what: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw new UsageError(`Cannot read ${what} ${path}: ${reasonOf(cause)}`, { cause })
  }
}

/** @throws UsageError when there is no such file, or it cannot be read. */
export async function readText(path: string, what: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path, what))
}

/** Paths of the files in a folder, and one level below it. */
export async function listFiles(folder: string, what: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const nested = await Promise.all(
      entries.map(async entry => {
        if (!entry.isDirectory()) return [entry.name]
        const children = await readdir(join(folder, entry.name), { withFileTypes: true })
        return children.map(child => `${entry.name}/${child.name}`)
      }),
    )
    return nested.flat().sort()
  } catch (cause) {
    throw new UsageError(`Cannot read ${what} ${folder}: ${reasonOf(cause)}`, { cause })
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'there is nothing of that name'
  if (code === 'ENOTDIR') return 'it is not a folder'
  if (code === 'EISDIR') return 'it is a folder'
  return code === 'EACCES' ? 'not permitted' : String(code ?? 'unknown reason')
}
