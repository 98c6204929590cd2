import { STYLES } from '@billfold/pkpass/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawPass, layoutPass } from '../src/index.ts'
import { optionsArbitrary, passArbitrary } from './support/pass-arbitrary.ts'
import { activeContent } from './support/read-xml.ts'

const FRONT = ['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields', 'footerFields'] as const

describe('Any valid pass', () => {
  test('is drawn as well-formed XML without anything active', () => {
    fc.assert(
      fc.property(passArbitrary, optionsArbitrary, (pass, options) => {
        const svg = drawPass(layoutPass(pass, options))
        expect(activeContent(svg)).toEqual([])
        expect(svg).not.toMatch(/<script|href="http|\son\w+=/)
      }),
      { numRuns: 300 },
    )
  })

  test('has each field of its front drawn, or told to be hidden with a reason; every box that is not simply shown has one', () => {
    fc.assert(
      fc.property(passArbitrary, optionsArbitrary, (pass, options) => {
        const { boxes } = layoutPass(pass, options)
        const pointers = boxes.map(box => box.pointer).filter(pointer => pointer !== undefined)
        // Tags may be shown twice: a gate stands on top, and beside the terminal.
        const once = boxes.flatMap(box => (box.kind === 'semantic' ? [] : (box.pointer ?? [])))
        expect(new Set(once).size).toBe(once.length)
        for (const style of STYLES) {
          for (const group of FRONT) {
            for (const index of (pass[style]?.[group] ?? []).keys())
              expect(pointers).toContain(`/${style}/${group}/${index}`)
          }
        }
        for (const box of boxes) expect(box.reason === undefined).toBe(box.state === 'shown')
      }),
      { numRuns: 300 },
    )
  })

  test('keeps its fields within the card, and texts of one row apart', () => {
    fc.assert(
      fc.property(passArbitrary, optionsArbitrary, (pass, options) => {
        const { boxes, card } = layoutPass(pass, options)
        const runs = boxes.flatMap(box => box.texts ?? [])
        for (const run of runs) {
          expect(run.x).toBeGreaterThanOrEqual(0)
          expect(run.x + run.width).toBeLessThanOrEqual(card.width + 0.02)
        }
        for (const kind of ['secondary', 'auxiliary', 'header'] as const) {
          const values = boxes
            .filter(box => box.kind === kind)
            .flatMap(box => box.texts?.filter(run => run.role === 'value') ?? [])
          for (const one of values) {
            for (const other of values) {
              if (one === other || Math.abs(one.baseline - other.baseline) > 1) continue
              expect(one.x + one.width <= other.x + 0.02 || other.x + other.width <= one.x + 0.02).toBe(true)
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
