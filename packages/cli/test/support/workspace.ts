import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's fixtures, and an identity among them. */
export const FIXTURES = fileURLToPath(new URL('../../../../fixtures', import.meta.url))
export const AUTHORITY = join(FIXTURES, 'authority')
export const IDENTITY = {
  BILLFOLD_CERTIFICATE: join(AUTHORITY, 'pass.pem'),
  BILLFOLD_PRIVATE_KEY: join(AUTHORITY, 'pass-key.pem'),
  BILLFOLD_WWDR: join(AUTHORITY, 'intermediate.pem'),
}

/** Makes a folder of a test's own. */
export function makeFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'billfold-cli-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** All files below a folder by path, hidden ones too. */
export function filesBelow(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
    statSync(join(folder, path)).isFile(),
  )
  return new Map(paths.sort().map(path => [relative('.', path), readFileSync(join(folder, path))]))
}
