import { fileRule } from '../rule.ts'
import { excludedByStrip, firstOf } from './slot-use.ts'

export const imageStripEventTicket = fileRule({
  id: 'image-strip-event-ticket',
  severity: 'info',
  effect: 'altered',
  condition: 'strip on an eventTicket',
  onThePhone: 'The archived guide allows it, current guidance names coupons and store cards only',
  fix: 'Test it on devices, or give the event ticket a background and a thumbnail',
  source: 'AR, HIG',
  check(context, report) {
    const strip = context.pass?.eventTicket && firstOf(context, 'strip')
    if (!strip || excludedByStrip(context).length > 0) return
    report(`${strip.path} is on an event ticket`, { file: strip.path })
  },
})
