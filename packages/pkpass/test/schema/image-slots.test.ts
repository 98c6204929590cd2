import { expect, test } from 'vitest'
import { IMAGE_SLOTS, type ImageSlot } from '../../src/schema/image-slots.ts'
import { STYLES } from '../../src/schema/pass.ts'

const slots = Object.entries<ImageSlot>(IMAGE_SLOTS)

test('every style has an icon, which no pass can do without, and a logo of one kind', () => {
  expect(slots.filter(([, { isRequired }]) => isRequired).map(([name]) => name)).toEqual(['icon'])
  for (const style of STYLES) {
    const names = slots.filter(([, { styles }]) => styles.includes(style)).map(([name]) => name)
    expect(names, style).toContain('icon')
    expect(names.includes('logo') || names.includes('primaryLogo'), style).toBe(true)
  }
})

test('no slot asks for more than it holds', () => {
  for (const [name, { size, minimumSize }] of slots) {
    if (!minimumSize) continue
    expect(minimumSize.widthPt, name).toBeLessThanOrEqual(size?.widthPt ?? 0)
    expect(minimumSize.heightPt, name).toBeLessThanOrEqual(size?.heightPt ?? 0)
  }
})
