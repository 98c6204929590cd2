import bwip from 'bwip-js/generic'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawAztec, drawCode39, drawCode128, drawEan13, drawPdf417 } from '../../src/barcodes/draw-with-bwip.ts'

const PAYLOADS = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map(byte => String.fromCharCode(byte)),
  minLength: 1,
  maxLength: 60,
})

/** What the library encodes, before it draws: modules in rows from the top, or widths of bars and spaces in turn. */
function raw(symbology: string, payload: string, options: Readonly<Record<string, unknown>> = {}): number[] {
  const [symbol] = bwip.raw(symbology, payload, { ...options, binarytext: true })
  if (symbol === undefined) throw new Error('Expected a symbol, found none')
  if ('pixs' in symbol) return symbol.pixs
  return symbol.sbs.flatMap((width, index) => new Array<number>(width).fill(index % 2 === 0 ? 1 : 0))
}

// Error correction would hide a wrong module from a scanner.
describe('what is taken down of the drawing', () => {
  test('is the very modules of an Aztec code', () => {
    fc.assert(
      fc.property(PAYLOADS, payload => {
        expect([...(drawAztec(payload)?.modules ?? [])]).toEqual(raw('azteccode', payload))
      }),
      { numRuns: 50 },
    )
  })

  test('is the very modules of a PDF417, three for each row', () => {
    fc.assert(
      fc.property(PAYLOADS, payload => {
        const grid = drawPdf417(payload)
        if (grid === undefined) throw new Error('Expected a grid, found none')
        const { width, height, modules } = grid
        const rows = Array.from({ length: height }, (_, y) => [...modules.subarray(y * width, (y + 1) * width)])
        expect(rows).toEqual(rows.map((_, y) => rows[y - (y % 3)]))
        const encoded = raw('pdf417', payload, { columns: (width - 69) / 17 })
        expect(rows.filter((_, y) => y % 3 === 0).flat()).toEqual(encoded)
      }),
      { numRuns: 50 },
    )
  })

  test('is the very bars of the linear codes', () => {
    const options = { newencoder: true, unlatchextbeforec: true }
    fc.assert(
      fc.property(PAYLOADS, payload => {
        expect([...drawCode128(payload).modules]).toEqual(raw('code128', payload, options))
      }),
      { numRuns: 50 },
    )
    expect([...drawCode39('BILLFOLD').modules]).toEqual(raw('code39', 'BILLFOLD').slice(0, -1))
    expect([...drawEan13('400638133393').modules]).toEqual(raw('ean13', '400638133393'))
  })
})
