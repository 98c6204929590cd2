import type { FileContext } from '../file-context.ts'
import type { FileReport } from '../rule.ts'

/** Reports a file that Wallet never looks up, with the new name when the one that was meant is free and told by case or mark alone. */
export function reportName(
  files: FileContext['files'],
  path: string,
  meant: string | undefined,
  report: FileReport,
): void {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const guess = meant === undefined ? '' : `; did you mean ${meant}?`
  const message = `${path} is no name of an image that Wallet reads${guess}`
  const to = meant === undefined ? undefined : `${folder}${meant}`
  if (to === undefined || files.has(to) || lettersOf(to) !== lettersOf(path)) report(message, { file: path })
  else report(message, { file: path }, [{ op: 'renameFile', file: path, to }])
}

/** What is left of a name without case and marks: files that have the same are meant to be the same. */
function lettersOf(path: string): string {
  return path.toLowerCase().replaceAll(/[^a-z0-9./]/g, '')
}
