import { Problem } from '../problems.ts'
import type { StoredPass } from '../storage/storage.ts'

/** The version of a pass for `ETag` and `If-Match`: it changes with each change of what the pass says. */
export function entityTagOf({ updateTag, createdAt }: Pick<StoredPass, 'updateTag' | 'createdAt'>): string {
  return `"${createdAt.getTime().toString(36)}-${updateTag}"`
}

/**
 * Holds a pass against the versions that a caller expects.
 *
 * @param ifMatch Value of the header: `*`, or entity tags parted by commas. Absent: any version.
 * @throws Problem ERR_PRECONDITION_FAILED
 * @see RFC 9110 section 13.1.1
 */
export function requireMatch(pass: StoredPass, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return
  const expected = ifMatch.split(',').map(tag => tag.trim())
  if (!expected.includes(entityTagOf(pass))) throw changedMeanwhile(pass)
}

export function changedMeanwhile(pass: StoredPass): Problem {
  return new Problem(
    'ERR_PRECONDITION_FAILED',
    `The pass has changed: its version is ${entityTagOf(pass)}, and If-Match names another`,
  )
}
