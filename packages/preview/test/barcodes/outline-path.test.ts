import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ModuleGrid } from '../../src/barcodes/barcode-symbol.ts'
import { outlinePath } from '../../src/barcodes/outline-path.ts'

function grid(...rows: readonly string[]): ModuleGrid {
  const modules = Uint8Array.from(rows.join(''), character => (character === '#' ? 1 : 0))
  return { width: rows[0]?.length ?? 0, height: rows.length, modules }
}

/** What a path encloses by its winding, read independently of how it was drawn. */
function filled(path: string, width: number, height: number): string[] {
  const winding = Array.from({ length: height }, () => new Array<number>(width).fill(0))
  for (const [, x = '', y = '', runs = ''] of path.matchAll(/M(\d+) (\d+)([^M]*)z/g)) {
    const start = { x: Number(x), y: Number(y) }
    const at = { ...start }
    for (const [, axis, length] of `${runs}`.matchAll(/([hv])(-?\d+)/g)) {
      if (axis === 'h') at.x += Number(length)
      else goVertically(winding, at, at.y + Number(length))
    }
    expect(at.x).toBe(start.x)
    goVertically(winding, at, start.y)
  }
  return winding.map(row => {
    let sum = 0
    return row
      .map(step => {
        sum += step
        return sum === 0 ? '.' : '#'
      })
      .join('')
  })
}

function goVertically(winding: number[][], at: { readonly x: number; y: number }, to: number): void {
  const direction = to > at.y ? -1 : 1
  for (let y = Math.min(at.y, to); y < Math.max(at.y, to); y += 1) {
    const row = winding[y] ?? []
    if (at.x < row.length) row[at.x] = (row[at.x] ?? 0) + direction
  }
  at.y = to
}

describe('an outline', () => {
  test('joins neighbours, leaves out holes, and keeps what touches at a corner apart', () => {
    expect(outlinePath(grid('##', '##'))).toBe('M0 0h2v2h-2z')
    expect(outlinePath(grid('###', '#.#', '###'))).toBe('M0 0h3v3h-3zM1 2h1v-1h-1z')
    expect(outlinePath(grid('#.', '.#'))).toBe('M0 0h1v1h-1zM1 1h1v1h-1z')
    expect(outlinePath(grid('..', '..'))).toBe('')
    expect(outlinePath(grid('####', '##.#', '#.##', '####'))).toBe('M0 0h4v4h-4zM2 2h1v-1h-1v1h-1v1h1z')
  })

  test('encloses what is dark, whatever is', () => {
    const rows = fc.integer({ min: 1, max: 12 }).chain(width =>
      fc.array(fc.string({ unit: fc.constantFrom('#', '.'), minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      }),
    )
    fc.assert(
      fc.property(rows, dark => {
        expect(filled(outlinePath(grid(...dark)), dark[0]?.length ?? 0, dark.length)).toEqual(dark)
      }),
      { numRuns: 2_000 },
    )
  })
})
