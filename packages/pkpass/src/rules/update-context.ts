import type { Pass } from '../schema/pass.ts'

/** What rules for updates look at: the version that devices have, and the one that is to replace it. */
export interface UpdateContext {
  readonly before: Pass
  readonly after: Pass
  readonly beforeFiles: ReadonlyMap<string, Uint8Array>
  readonly afterFiles: ReadonlyMap<string, Uint8Array>
}
