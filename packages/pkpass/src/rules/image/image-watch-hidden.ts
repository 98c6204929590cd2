import { fileRule } from '../rule.ts'
import { excludedByStrip, firstOf, usesSlot } from './slot-use.ts'

export const imageWatchHidden = fileRule({
  id: 'image-watch-hidden',
  severity: 'info',
  effect: 'dropped',
  condition: 'A strip or thumbnail is present',
  onThePhone: 'Apple Watch shows neither reliably',
  fix: 'Repeat essential content in a field on the front (the back is no part of the watch face either)',
  source: 'AN, AD',
  check(context, report) {
    const { pass } = context
    if (!pass) return
    const excluded = excludedByStrip(context)
    for (const slot of ['strip', 'thumbnail'] as const) {
      const image = firstOf(context, slot)
      if (!image || excluded.includes(image) || !usesSlot(pass, slot)) continue
      report(`${image.path} is not to be relied on to show on Apple Watch`, { file: image.path })
    }
  },
})
