// Draws the pictures in packages/preview/test/references anew. Look at each that changes before it goes in: the test holds the preview
// against them, and nothing holds them against Wallet but eyes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderPng } from '../packages/preview/src/png/index.ts'
import { references } from '../packages/preview/test/support/references.ts'

const folder = join(import.meta.dirname, '../packages/preview/test/references')
mkdirSync(folder, { recursive: true })
let total = 0
for (const { name, svg, scale } of references()) {
  const { bytes, width, height, missing } = await renderPng(svg, { scale })
  writeFileSync(join(folder, `${name}.png`), bytes)
  total += bytes.length
  const boxes = missing.map(({ script }) => script).join(', ')
  console.log(`${name}.png  ${width}×${height}  ${bytes.length} bytes${boxes === '' ? '' : `  no font for ${boxes}`}`)
}
console.log(`${total} bytes`)
