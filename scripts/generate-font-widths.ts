// Writes packages/preview/src/text/inter-widths.ts; with --check, says whether it is what it would write.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontWidthsSource } from './generate/font-widths.ts'

const root = join(import.meta.dirname, '..')
const path = join(root, 'packages/preview/src/text/inter-widths.ts')
const source = fontWidthsSource(root)

if (process.argv.includes('--check')) {
  const isFresh = readFileSync(path, 'utf8') === source
  console.log(isFresh ? 'The font widths are up to date' : 'The font widths are not what the script writes. Run it')
  process.exitCode = isFresh ? 0 : 1
} else {
  writeFileSync(path, source)
}
