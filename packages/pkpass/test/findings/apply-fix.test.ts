import { describe, expect, test } from 'vitest'
import { applyFix } from '../../src/findings/apply-fix.ts'
import { checkPass } from '../../src/findings/check-pass.ts'
import { whitePng } from '../support/png.ts'
import { IMAGES, PASS, text } from '../support/sandbox.ts'

const FILES = new Map(Object.entries(IMAGES))

describe('a pass whose faults mend by rule', () => {
  test('is mended, and what was given stays as it is', () => {
    const content = {
      ...PASS,
      backgroundColor: '#3c1e14',
      serialNumber: 7,
      maxDistance: '120',
      sharingProhibited: 'true',
    }
    const before = structuredClone(content)
    const { content: mended, fixed, left } = applyFix({ content })
    expect(content).toEqual(before)
    expect(mended).toEqual({
      ...PASS,
      backgroundColor: 'rgb(60, 30, 20)',
      serialNumber: '7',
      maxDistance: 120,
      sharingProhibited: true,
    })
    expect(fixed.map(({ rule }) => rule).sort()).toEqual([
      'color-hex',
      'json-number-for-string',
      'json-string-for-number',
      'json-string-for-number',
    ])
    expect(left.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('keeps what only a person can mend', () => {
    const content = { ...PASS, logotext: 'Example', description: '', maxDistance: 'far' }
    const { content: same, fixed, left } = applyFix({ content })
    expect(same).toEqual(content)
    expect(fixed).toEqual([])
    expect(left).toEqual(checkPass(content).findings)
  })

  test('is mended in its files too', () => {
    const icon = whitePng(38, 38)
    const files = new Map([
      ...FILES,
      ['Logo.png', icon],
      ['Logo@2x.png', whitePng(76, 76)],
      ['EN.lproj/pass.strings', text('')],
    ])
    const { files: mended, fixed } = applyFix({ content: PASS, files })
    expect([...mended.keys()]).toContain('logo.png')
    expect(mended.get('logo.png')).toBe(icon)
    expect(fixed.map(({ rule }) => rule)).toContain('image-name-unknown')
    expect([...files.keys()]).toContain('Logo.png')
  })

  test('needs one pass of mending: another finds nothing more', () => {
    const content = {
      ...PASS,
      backgroundColor: '#fff',
      labelColor: 'rgb(300,0,0)',
      expirationDate: '2027-01-01T10:00:00.000Z',
    }
    const once = applyFix({ content, files: FILES })
    expect(applyFix(once).fixed).toEqual([])
  })

  test('never has more refusals than before', () => {
    for (const content of [null, 5, [], {}, { storeCard: 5 }, { barcodes: {} }, { ...PASS, barcodes: 'x' }]) {
      expect(() => applyFix({ content })).not.toThrow()
    }
  })
})
