import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Random } from '../random.ts'
import { SecretError } from './secret-error.ts'
import { generateSecretText, parseSecretKey, type SecretKey } from './secret-key.ts'

const OWNER_ONLY_FILE = 0o600
const OWNER_ONLY_FOLDER = 0o700
const ANYBODY_ELSE = 0o077
const MAX_ATTEMPTS = 3

/**
 * Reads the key in a file; `undefined` when there is no such file.
 *
 * @throws SecretError ERR_SECRET_EXPOSED, ERR_SECRET_MALFORMED, ERR_SECRET_FILE
 */
export async function readSecretFile(path: string): Promise<SecretKey | undefined> {
  const text = await whenPossible(path, async () => {
    await using file = await open(path, 'r')
    const { mode } = await file.stat()
    // Windows has no such bits; its files belong to their user's folder.
    if (process.platform !== 'win32' && (mode & ANYBODY_ELSE) !== 0) {
      throw new SecretError(
        'ERR_SECRET_EXPOSED',
        `Expected ${path} to be readable by its owner alone, found mode ${(mode & 0o777).toString(8)}; run: chmod 600 ${path}`,
      )
    }
    return await file.readFile('utf8')
  })
  return text === undefined ? undefined : parseSecretKey(text, path)
}

/**
 * Makes a file with a new key, unless there is one already; the answer is the key that is in the file then.
 *
 * The key is on the disk before anything is sealed with it, and a file is never seen half written: it is written under another
 * name, and linked to its own, which fails where one is.
 *
 * @throws SecretError ERR_SECRET_EXPOSED, ERR_SECRET_MALFORMED, ERR_SECRET_FILE
 */
export async function createSecretFile(path: string, random: Random): Promise<SecretKey> {
  for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts += 1) {
    await linkNewKey(path, random)
    const key = await readSecretFile(path)
    // Another process may have put it to its use already, under another name.
    if (key) return key
  }
  throw new SecretError('ERR_SECRET_FILE', `Expected a key in ${path}, which is removed as soon as it is made`)
}

async function linkNewKey(path: string, random: Random): Promise<void> {
  const draft = `${path}.${random.hex(4)}.draft`
  await whenPossible(path, async () => {
    await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER })
    try {
      await using file = await open(draft, 'wx', OWNER_ONLY_FILE)
      await file.writeFile(`${generateSecretText(random)}\n`)
      await file.sync()
      await link(draft, path)
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    } finally {
      await rm(draft, { force: true })
    }
    await syncFolder(path)
  })
}

/** Puts a file in the place of another, for good. It may have been done by another process. */
export async function promoteSecretFile(from: string, to: string): Promise<void> {
  await whenPossible(from, () => rename(from, to))
  await whenPossible(to, () => syncFolder(to))
}

/** A name is on the disk once its folder is; not every system can sync one. */
async function syncFolder(path: string): Promise<void> {
  try {
    await using folder = await open(dirname(path), 'r')
    await folder.sync()
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(systemCode(error))) throw error
  }
}

/** Does something with a file; `undefined` when it is not there. */
async function whenPossible<T>(path: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof SecretError) throw cause
    const code = systemCode(cause)
    if (code === 'ENOENT') return undefined
    throw new SecretError(
      'ERR_SECRET_FILE',
      `Expected to read and write the key in ${path}, but the system refused (${code}); check the folder's permissions, or name another file in BILLFOLD_SECRET_FILE`,
      { cause },
    )
  }
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no reason given'
}
