/**
 * - `ERR_STORAGE_UNAVAILABLE`: the database cannot be reached or refused the statement
 * - `ERR_STORAGE_CONFLICT`: a key that must be unique is taken
 * - `ERR_STORAGE_NEWER`: the database was migrated by a later version of Billfold
 * - `ERR_STORAGE_KEY_RETIRED`: a secret was sealed with a key that is not in force any more
 * - `ERR_STORAGE_URL`: the address names no engine we know
 */
export type StorageErrorCode =
  | 'ERR_STORAGE_UNAVAILABLE'
  | 'ERR_STORAGE_CONFLICT'
  | 'ERR_STORAGE_NEWER'
  | 'ERR_STORAGE_KEY_RETIRED'
  | 'ERR_STORAGE_URL'

/** The database could not do what was asked; `cause` is the driver's own error. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
