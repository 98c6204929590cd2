import type { Random } from '../random.ts'
import { createSecretFile, promoteSecretFile, readSecretFile } from './secret-file.ts'
import { generateSecretText, parseSecretKey, type SecretKey } from './secret-key.ts'

/** Where the key of an installation comes from. */
export type SecretSettings =
  /** Named by the operator; `previous` still opens what was sealed before. */
  | { readonly kind: 'given'; readonly current: string; readonly previous?: string | undefined }
  /** A file of ours, made when there is none. */
  | { readonly kind: 'file'; readonly path: string }
  /** For a database that ends with the process. */
  | { readonly kind: 'memory' }

/** Keys at hand. Which of them is in force is said by the database, so that key and sealed rows change in one moment. */
export interface SecretSource {
  /** The key to begin with in a new installation is the first. */
  read(): Promise<readonly SecretKey[]>
  /** The first key of a new installation. */
  create(): Promise<SecretKey>
  /** The key to change to: on the disk, or with the operator, before anything is sealed with it. */
  next(inForce: string): Promise<SecretKey | undefined>
  /** Told which key is in force: others need not be kept. */
  settle(inForce: string): Promise<void>
  /** For messages: "BILLFOLD_SECRET", or the file. */
  readonly place: string
}

export function createSecretSource(settings: SecretSettings, random: Random): SecretSource {
  switch (settings.kind) {
    case 'given':
      return givenSource(settings)
    case 'file':
      return fileSource(settings.path, random)
    case 'memory':
      return memorySource(random)
  }
}

function givenSource({ current, previous }: { readonly current: string; readonly previous?: string | undefined }) {
  const key = parseSecretKey(current, 'BILLFOLD_SECRET')
  const keys = previous === undefined ? [key] : [key, parseSecretKey(previous, 'BILLFOLD_SECRET_PREVIOUS')]
  return {
    place: 'BILLFOLD_SECRET',
    read: async () => keys,
    create: async () => key,
    next: async inForce => (key.keyId === inForce ? undefined : key),
    settle: async () => {},
  } satisfies SecretSource
}

/** While the key is changed, the next one lies beside: `secret.key.next`. */
function fileSource(path: string, random: Random) {
  const nextPath = `${path}.next`
  return {
    place: path,
    async read() {
      const keys = [await readSecretFile(path), await readSecretFile(nextPath)]
      return keys.flatMap(key => key ?? [])
    },
    create: () => createSecretFile(path, random),
    next: () => createSecretFile(nextPath, random),
    async settle(inForce) {
      const next = await readSecretFile(nextPath)
      if (next?.keyId === inForce) await promoteSecretFile(nextPath, path)
    },
  } satisfies SecretSource
}

function memorySource(random: Random) {
  const keys = [parseSecretKey(generateSecretText(random), 'memory')]
  return {
    place: 'the memory of this process',
    read: async () => keys,
    create: async () => parseSecretKey(generateSecretText(random), 'memory'),
    async next() {
      const next = parseSecretKey(generateSecretText(random), 'memory')
      keys.push(next)
      return next
    },
    settle: async () => {},
  } satisfies SecretSource
}
