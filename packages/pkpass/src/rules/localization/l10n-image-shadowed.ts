import { slotFileName } from '../../image-header/image-name.ts'
import { fileRule } from '../rule.ts'

export const l10nImageShadowed = fileRule({
  id: 'l10n-image-shadowed',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A localized image has a twin of the same name at the root',
  onThePhone: 'The root file always wins',
  fix: 'Remove the image from the root',
  source: 'AD',
  check({ slots, files }, report) {
    const told = new Set<string>()
    for (const { language, files: images } of slots) {
      if (language === undefined) continue
      for (const { name } of images) {
        const file = slotFileName(name.slot, name.scale)
        if (told.has(file) || !files.has(file)) continue
        told.add(file)
        report(`${file} is at the root, where it wins over every language's`, { file })
      }
    }
  },
})
