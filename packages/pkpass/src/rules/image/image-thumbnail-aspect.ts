import { fileRule } from '../rule.ts'

export const imageThumbnailAspect = fileRule({
  id: 'image-thumbnail-aspect',
  severity: 'warning',
  effect: 'altered',
  condition: 'Thumbnail outside 2:3 to 3:2. (The builder declares 90 × 90 exactly, guidance allows 60 to 90 wide.)',
  onThePhone: 'Cropped',
  fix: 'Crop it yourself; 90 × 90 is always right',
  source: 'AN, AR, PB, HIG',
})
