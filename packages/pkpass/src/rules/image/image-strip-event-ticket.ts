import { fileRule } from '../rule.ts'

export const imageStripEventTicket = fileRule({
  id: 'image-strip-event-ticket',
  severity: 'info',
  effect: 'altered',
  condition: 'strip on an eventTicket',
  onThePhone: 'Archived guide allows it, current guidance names coupon and store card only',
  fix: 'Test; prefer background and thumbnail',
  source: 'AR, HIG',
})
