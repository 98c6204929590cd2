import { checkPass } from '@billfold/pkpass/findings'
import { IMAGE_SLOTS } from '@billfold/pkpass/schema'
import { describe, expect, test } from 'vitest'
import { TEMPLATES } from '../../src/templates/templates.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

describe('templates', () => {
  test.each(TEMPLATES)('$title has nothing that Wallet would refuse, drop or alter', template => {
    const content = {
      ...template.pass(template.name, NOW),
      passTypeIdentifier: 'pass.com.example',
      teamIdentifier: 'A1B2C3D4E5',
    }
    const { findings } = checkPass(content, { now: NOW, images: new Set(Object.keys(template.art)) })
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test.each(TEMPLATES)('$title has an icon, and art for slots that there are', ({ art }) => {
    expect(Object.keys(art)).toContain('icon')
    for (const slot of Object.keys(art)) expect(Object.keys(IMAGE_SLOTS)).toContain(slot)
  })

  test('have names of their own', () => {
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length)
  })
})
