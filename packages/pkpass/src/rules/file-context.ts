import type { Pass } from '../schema/pass.ts'

/** What rules for the files of a bundle look at. */
export interface FileContext {
  /** Files by path from the root of the bundle, folders left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** `pass.json`, when it could be read. */
  readonly pass: Pass | undefined
}
