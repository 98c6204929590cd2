import type { Engine } from './engine.ts'
import { StorageError } from './storage-error.ts'

/** Turns what a driver threw into our own error, with the driver's as its `cause`. */
export function toStorageError(engine: Pick<Engine, 'classifyFailure'>, error: unknown): StorageError {
  if (error instanceof StorageError) return error
  if (engine.classifyFailure(error) === 'conflict') {
    return new StorageError(
      'ERR_STORAGE_CONFLICT',
      'Expected a key that is not taken, found a row that has it; choose another, or change the stored row instead',
      { cause: error },
    )
  }
  return new StorageError(
    'ERR_STORAGE_UNAVAILABLE',
    `Expected the database to do what was asked, but it failed (${describe(error)}); ` +
      'check that it runs, can be reached and has space left, then try again',
    { cause: error },
  )
}

/** The driver's code, never its text: that may quote what a row holds. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
