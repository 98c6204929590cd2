import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { EVENT_TYPES } from '../../schema/semantic-values.ts'
import { passRule } from '../rule.ts'
import { isMissing, placedTags } from './tags.ts'

const TYPES: ReadonlySet<string> = new Set(EVENT_TYPES)

export const semanticEventType = passRule({
  id: 'semantic-event-type',
  severity: 'error',
  effect: 'fallback',
  condition: 'eventType is not one of the eight documented names',
  onThePhone: 'The layout falls back; Apple’s Pass Builder refuses the file',
  fix: 'Write one of the documented types, such as PKEventTypeSports',
  source: 'AD, PB',
  check(context, report) {
    for (const { tags, path } of placedTags(context)) {
      const type = tags.eventType
      if (type === undefined || isMissing(type) || TYPES.has(type)) continue
      const place = [...path, 'eventType']
      const meant = EVENT_TYPES.find(known => known.toLowerCase() === type.toLowerCase())
      report(
        `eventType is ${describeValue(type)}, which is no documented type`,
        place,
        meant && [{ op: 'replace', pointer: jsonPointer(place), value: meant }],
      )
    }
  },
})
