import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { studioFolder } from '../../../index.js'

const STUDIO = join(import.meta.dirname, '../../..')

/**
 * Folder of the studio as `npm test` has built it.
 *
 * @throws Error when a source is newer: what is tested would be of yesterday.
 */
export function builtStudio(): string {
  const builtAtMs = modifiedMs(join(studioFolder, 'index.html'))
  const sources = globSync('{src,public}/**/*.*', { cwd: STUDIO }).map(path => join(STUDIO, path))
  const newer = sources.find(path => modifiedMs(path) > builtAtMs)
  if (newer === undefined) return studioFolder
  throw new Error(
    `Expected a studio built after ${newer} was changed; run npm run build -w @billfold/studio, or npm test`,
  )
}

function modifiedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
