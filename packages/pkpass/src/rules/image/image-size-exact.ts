import { fileRule } from '../rule.ts'

export const imageSizeExact = fileRule({
  id: 'image-size-exact',
  severity: 'warning',
  effect: 'altered',
  condition:
    'Exact slots (icon 38 × 38, strip 375 × 144, background 345 × 505, artwork 358 × 448) in other proportions. The builder names the sizes and does not check them. Lesser cases: archived strip heights (image-strip-height-style); a 180 × 220 background stays fine on a classic event ticket',
  onThePhone: 'Scaled to fill, centred, cropped',
  fix: 'Deliver points × scale',
  source: 'PB, HIG',
})
