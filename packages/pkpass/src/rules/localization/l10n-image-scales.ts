import { slotFileName } from '../../image-header/image-name.ts'
import { fileRule } from '../rule.ts'

export const l10nImageScales = fileRule({
  id: 'l10n-image-scales',
  severity: 'warning',
  effect: 'altered',
  condition: 'A language folder has fewer scales of an image than another',
  onThePhone: 'Mixed languages on one device class',
  fix: 'Give every language the same scales',
  source: 'AD',
  check({ slots }, report) {
    const localized = slots.filter(({ language }) => language !== undefined)
    for (const [slot, folders] of Map.groupBy(localized, each => each.slot)) {
      const all = new Set(folders.flatMap(({ files }) => files.map(({ name }) => name.scale)))
      const poor = folders.find(({ files }) => files.length < all.size)
      if (!poor) continue
      const missing = [...all].filter(scale => !poor.files.some(({ name }) => name.scale === scale)).sort()
      const names = missing.map(scale => slotFileName(slot, scale))
      report(`${poor.language}.lproj has ${slot} without ${names.join(' and ')}, which other languages have`, {
        file: `${poor.language}.lproj/${names[0] ?? ''}`,
      })
    }
  },
})
