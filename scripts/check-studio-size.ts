// Holds what a browser fetches before the designer can be used against its budget: scripts as they travel, compressed by gzip.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as z from 'zod'

/** Half a second at 4 Mbit/s, which is what remains of a fast page on a slow train. */
const BUDGET_BYTES = 250 * 1024
const ENTRIES = ['index.html', 'src/designer/designer-page.tsx']

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
)

const folder = process.argv[2] ?? join(import.meta.dirname, '../packages/studio/dist')
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')))
const first = filesOf(ENTRIES)
const total = sizeOf(first)

for (const file of first) console.log(`${kilobytes(sizeOf([file]))}  ${file}`)
console.log(`${kilobytes(total)}  first load of the designer, of ${kilobytes(BUDGET_BYTES)}`)
for (const { dynamicImports, file: from } of Object.values(manifest)) {
  if (!first.includes(from)) continue
  for (const later of dynamicImports) {
    const files = filesOf([later]).filter(file => !first.includes(file))
    if (files.length > 0) console.log(`${kilobytes(sizeOf(files))}  later, for ${later}`)
  }
}
if (total > BUDGET_BYTES) {
  console.error('The designer has outgrown its budget: load what is not needed at once by import()')
  process.exitCode = 1
}

/** The scripts that some modules of the manifest cannot do without. */
function filesOf(names: readonly string[]): string[] {
  const reached = new Set<string>()
  const reach = (name: string): void => {
    if (reached.has(name)) return
    reached.add(name)
    for (const imported of manifest[name]?.imports ?? []) reach(imported)
  }
  for (const name of names) reach(name)
  return [...reached].flatMap(name => manifest[name]?.file ?? []).filter(file => file.endsWith('.js'))
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((bytes, file) => bytes + gzipSync(readFileSync(join(folder, file))).length, 0)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1).padStart(6)} KB`
}
