import { fileRule } from '../rule.ts'
import { excludedByStrip, firstOf } from './slot-use.ts'

export const imageStripExcludes = fileRule({
  id: 'image-strip-excludes',
  severity: 'warning',
  effect: 'dropped',
  condition: 'eventTicket with strip and also background or thumbnail',
  onThePhone: 'The strip wins; the others are not drawn',
  fix: 'Choose one look: the strip alone, or background and thumbnail without it',
  source: 'AN, AR',
  check(context, report) {
    const strip = context.pass?.eventTicket && firstOf(context, 'strip')
    if (!strip) return
    for (const { path } of excludedByStrip(context)) {
      report(`${path} is not drawn beside ${strip.path}`, { file: path })
    }
  },
})
