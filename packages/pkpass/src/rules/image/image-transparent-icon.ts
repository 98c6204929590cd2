import { fileRule } from '../rule.ts'

export const imageTransparentIcon = fileRule({
  id: 'image-transparent-icon',
  severity: 'info',
  effect: 'altered',
  condition: 'Icon with transparency',
  onThePhone: 'Dark or light halo in banners',
  fix: 'Opaque square',
  source: 'K',
})
