import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

// How far letters advance in Inter (SIL Open Font License), which is close to the system font of Apple's devices. The preview
// measures texts with them: only these numbers go into it, no outline of a letter does.

const WEIGHTS = { light: 300, regular: 400, medium: 500, semibold: 600, bold: 700 } as const
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const
/** Letters of one line each; those that decompose into a letter and marks are measured by their letter. */
const RANGES = [
  [0x20, 0x7e],
  [0xa1, 0xff],
  [0x100, 0x17f],
  [0x391, 0x3c9],
  [0x400, 0x45f],
  [0x490, 0x491],
  [0x2010, 0x2027],
  [0x2030, 0x2044],
  [0x20a9, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2199],
  [0x2212, 0x2212],
] as const
/** Two digits of base 36 hold it; the few wider characters are left out. */
const MAX_WIDTH = 36 * 36 - 1

/** Source of `packages/preview/src/text/inter-widths.ts`. */
export function fontWidthsSource(root: string): string {
  const fonts = Object.entries(WEIGHTS).map(([name, weight]) => ({ name, advances: readAdvances(root, weight) }))
  const characters = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  ).filter(
    character =>
      character.normalize('NFD') === character &&
      fonts.every(({ advances }) => (advances.get(character) ?? Number.POSITIVE_INFINITY) <= MAX_WIDTH),
  )
  const lines = fonts.map(({ name, advances }) => {
    const digits = characters.map(character => encodeWidth(advances.get(character) ?? 0)).join('')
    return `const ${name} =\n  '${digits}'\n`
  })
  const literal = characters.join('').replaceAll(/['\\]/g, '\\$&')
  return `// Written by scripts/generate-font-widths.ts from Inter (SIL Open Font License 1.1); change it there.

/** The characters whose widths are known. */
export const CHARACTERS =
  '${literal}'

${lines.join('')}
/** For each character two digits of base 36: how far it advances, in thousandths of the font's size. */
export const WIDTHS = { ${fonts.map(({ name }) => name).join(', ')} } as const
`
}

function encodeWidth(width: number): string {
  return width.toString(36).padStart(2, '0')
}

function readAdvances(root: string, weight: number): Map<string, number> {
  const folder = join(root, 'node_modules/@fontsource/inter/files')
  const advances = new Map<string, number>()
  for (const subset of SUBSETS) {
    const tables = readWoff(readFileSync(join(folder, `inter-${subset}-${weight}-normal.woff`)))
    for (const [codePoint, glyph] of readCharacterMap(table(tables, 'cmap'))) {
      const character = String.fromCodePoint(codePoint)
      if (!advances.has(character)) advances.set(character, advanceOf(tables, glyph))
    }
  }
  return advances
}

type Tables = ReadonlyMap<string, Buffer>

/** WOFF 1.0, sections 3 to 5: a header of 44 bytes, a directory with 20 for each table, tables deflated where that is shorter. */
function readWoff(file: Buffer): Tables {
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < file.readUInt16BE(12); index += 1) {
    const at = 44 + index * 20
    const offset = file.readUInt32BE(at + 4)
    const stored = file.subarray(offset, offset + file.readUInt32BE(at + 8))
    const isCompressed = stored.length < file.readUInt32BE(at + 12)
    tables.set(file.toString('latin1', at, at + 4), isCompressed ? inflateSync(stored) : stored)
  }
  return tables
}

function table(tables: Tables, name: string): Buffer {
  const found = tables.get(name)
  if (!found) throw new Error(`Expected a table ${name} in the font`)
  return found
}

/** Thousandths of the font's size. */
function advanceOf(tables: Tables, glyph: number): number {
  const unitsPerEm = table(tables, 'head').readUInt16BE(18)
  const lastMetric = table(tables, 'hhea').readUInt16BE(34) - 1
  const advance = table(tables, 'hmtx').readUInt16BE(Math.min(glyph, lastMetric) * 4)
  return Math.round((advance * 1000) / unitsPerEm)
}

/** OpenType, `cmap` subtable format 4: segments with end, start, delta and offset of their glyphs. */
function readCharacterMap(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(8 + index * 8))
  const start = subtables.find(offset => cmap.readUInt16BE(offset) === 4)
  if (start === undefined) throw new Error('Expected a character map of format 4 in the font')
  const segments = cmap.readUInt16BE(start + 6) / 2
  for (let segment = 0; segment < segments; segment += 1) {
    const at = (array: number) => start + 14 + array * segments * 2 + (array > 0 ? 2 : 0) + segment * 2
    const [last, first, delta] = [cmap.readUInt16BE(at(0)), cmap.readUInt16BE(at(1)), cmap.readUInt16BE(at(2))]
    const rangeOffset = cmap.readUInt16BE(at(3))
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const direct = rangeOffset === 0 ? code : cmap.readUInt16BE(at(3) + rangeOffset + (code - first) * 2)
      if (direct !== 0) glyphs.set(code, (direct + delta) & 0xffff)
    }
  }
  return glyphs
}
