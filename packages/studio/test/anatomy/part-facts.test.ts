import { checkPass } from '@billfold/pkpass/findings'
import { IMAGE_SLOTS, passSchema } from '@billfold/pkpass/schema'
import { describe, expect, test } from 'vitest'
import { factsOf, PART_IDS } from '../../src/anatomy/part-facts.ts'
import { SPECIMENS, STYLE_CHOICE } from '../../src/anatomy/specimens.ts'
import { describePlace } from '../../src/designer/form/keys.ts'
import { completed } from '../../src/document/completed.ts'

const NOW = new Date('2026-06-01T12:00:00Z')

describe.each(STYLE_CHOICE)('%s', style => {
  const specimen = SPECIMENS[style].pass('Example', NOW)

  test('is shown by a pass that no rule about its layout speaks of', () => {
    const { findings } = checkPass(completed(specimen), {
      now: NOW,
      images: new Set(Object.keys(SPECIMENS[style].art)),
    })
    expect(findings.filter(({ rule, severity }) => rule.startsWith('layout-') && severity !== 'info')).toEqual([])
  })

  test.each(PART_IDS)('knows of %s a key that the schema has, or images that have a slot', part => {
    const { limits = [], slots = [], steps } = factsOf(part, style)
    // Wallet has parts that a style does not draw; what is said of those is never shown.
    if (steps && steps[0] !== 'posterGeneric') expect(describePlace(steps)?.description).toMatch(/\w/)
    for (const slot of slots) expect(IMAGE_SLOTS[slot]).toBeDefined()
    expect(new Set(limits.map(({ rule }) => rule)).size, 'each rule is told once').toBe(limits.length)
  })

  const counts = (['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields', 'footerFields'] as const)
    .flatMap(group => (factsOf(group, style).limits ?? []).map(limit => ({ group, ...limit })))
    .filter(({ rule, group }) => /-(?:count|combined)$/.test(rule) && isDrawn(group))
    .map(({ group, rule, text }) => ({ group, rule, most: Number(/^\d+/.exec(text)?.[0]) }))

  function isDrawn(group: string): boolean {
    if (group === 'footerFields') return style === 'posterGeneric'
    return style !== 'posterGeneric' || group === 'headerFields' || group === 'primaryFields'
  }

  test.each(counts)('names the number of $group from which the rule $rule speaks', ({ group, most, rule }) => {
    const rulesWith = (count: number) => {
      const fields = Array.from({ length: count }, (_, index) => ({ key: `${group}${index}`, value: 'A' }))
      // A wide code, over which secondary and auxiliary fields have rows of their own.
      const barcodes = [{ format: 'PKBarcodeFormatPDF417', message: 'A', messageEncoding: 'iso-8859-1' }]
      const content = { transitType: 'PKTransitTypeAir', [group]: fields }
      const pass = completed({
        formatVersion: 1,
        serialNumber: '1',
        organizationName: 'A',
        description: 'A',
        barcodes,
        [style]: content,
      })
      return checkPass(pass, { now: NOW }).findings.map(each => each.rule)
    }
    expect(rulesWith(most)).not.toContain(rule)
    expect(rulesWith(most + 1)).toContain(rule)
  })

  test('is a pass that can be drawn', () => {
    expect(passSchema.safeParse(completed(specimen)).success).toBe(true)
  })
})
