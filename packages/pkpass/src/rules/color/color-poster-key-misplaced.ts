import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'

const POSTER_KEYS = ['footerBackgroundColor', 'useAutomaticColors', 'suppressHeaderDarkening'] as const

export const colorPosterKeyMisplaced = passRule({
  id: 'color-poster-key-misplaced',
  severity: 'info',
  effect: 'dropped',
  condition: 'footerBackgroundColor, useAutomaticColors or suppressHeaderDarkening without a poster style',
  onThePhone: 'Ignored',
  fix: 'Remove the key. (On posterGeneric, suppressHeaderDarkening is reported to work.)',
  source: 'AD, D',
  check({ pass, isPosterEventTicket }, report) {
    if (isPosterEventTicket || pass.posterGeneric) return
    for (const key of POSTER_KEYS) {
      // false is what goes without saying.
      if (pass[key] === undefined || pass[key] === false) continue
      report(
        `${key} is given, but the pass has no poster style`,
        [key],
        [{ op: 'remove', pointer: jsonPointer([key]) }],
      )
    }
  },
})
