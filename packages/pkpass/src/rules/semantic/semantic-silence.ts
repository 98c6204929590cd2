import { passRule } from '../rule.ts'
import { isMissing, pathOfTag, tagsOfPass } from './tags.ts'

const NEEDED = ['eventType', 'eventStartDate', 'eventEndDate', 'venueLocation'] as const

export const semanticSilence = passRule({
  id: 'semantic-silence',
  severity: 'info',
  effect: 'dropped',
  condition: 'silenceRequested without type, start, end and place of the event',
  onThePhone: 'No suggestion to silence the device',
  fix: 'Give eventType, eventStartDate, eventEndDate and venueLocation as well',
  source: 'AD',
  check(context, report) {
    // The four are tags of events: what a journey would need is not known.
    if (context.style !== 'eventTicket') return
    const tags = tagsOfPass(context)
    if (tags.silenceRequested !== true) return
    const missing = NEEDED.filter(tag => isMissing(tags[tag]))
    if (missing.length > 0)
      report(`silenceRequested stands without ${missing.join(', ')}`, pathOfTag(context, 'silenceRequested'))
  },
})
