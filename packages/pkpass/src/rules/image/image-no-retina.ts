import { fileRule } from '../rule.ts'

export const imageNoRetina = fileRule({
  id: 'image-no-retina',
  severity: 'warning',
  effect: 'altered',
  condition: 'Only the 1x file of a slot',
  onThePhone: 'Blurred on every current phone',
  fix: 'Add the image at @2x and @3x',
  source: 'HIG, AN',
  check({ slots }, report) {
    const told = new Set<string>()
    for (const { slot, files } of slots) {
      const [first] = files
      // Of the icon each scale has its own rule, and what is no image has another.
      if (slot === 'icon' || told.has(slot) || files.length !== 1 || first?.name.scale !== 1 || !first.png) continue
      told.add(slot)
      report(`${first.path} has neither @2x nor @3x beside it`, { file: first.path })
    }
  },
})
