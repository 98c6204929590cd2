import { fileRule } from '../rule.ts'

export const imageTransparentIcon = fileRule({
  id: 'image-transparent-icon',
  severity: 'info',
  effect: 'altered',
  condition: 'Icon with transparency',
  onThePhone: 'Dark or light halo in banners',
  fix: 'Deliver an opaque square, or have it drawn on a background colour',
  source: 'K',
  check({ slots }, report) {
    for (const { slot, files } of slots) {
      const image = slot === 'icon' ? files.find(({ png }) => png?.hasTransparentColors) : undefined
      if (image) report(`${image.path} is transparent in places`, { file: image.path })
    }
  },
})
