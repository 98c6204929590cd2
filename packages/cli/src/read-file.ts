import { readdir, readFile } from 'node:fs/promises'
import { UsageError } from './terminal.ts'

/** @throws UsageError when there is no such file, or it cannot be read. */
export async function readBytes(path: string, what: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (cause) {
    throw new UsageError(`Cannot read ${what} ${path}: ${systemReason(cause)}`, { cause })
  }
}

/** @throws UsageError when there is no such file, or it cannot be read. */
export async function readText(path: string, what: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path, what))
}

/** More than any reader of passes takes; a pipe has no end of its own that could be trusted. */
const MAX_INPUT_BYTES = 200_000_000

/**
 * Reads what is piped into the command, to its end.
 *
 * @throws UsageError when it is more than any pass.
 */
export async function readInput(input: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of input) {
    bytes += chunk.length
    if (bytes > MAX_INPUT_BYTES)
      throw new UsageError(`Standard input has more than ${MAX_INPUT_BYTES} bytes: no pass has`)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Names of the files in a folder. */
export async function listFiles(folder: string, what: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.flatMap(entry => (entry.isDirectory() ? [] : [entry.name])).sort()
  } catch (cause) {
    throw new UsageError(`Cannot read ${what} ${folder}: ${systemReason(cause)}`, { cause })
  }
}

/** Why the system would not: the end of a sentence. */
export function systemReason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'there is nothing of that name'
  if (code === 'ENOTDIR') return 'it is not a folder'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'ENOSPC') return 'the disk is full'
  return code === 'EACCES' || code === 'EPERM' ? 'not permitted' : String(code ?? 'unknown reason')
}
