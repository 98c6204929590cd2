import { jsonPointer } from '../../findings/finding.ts'
import { metaOf } from '../../schema/key.ts'
import { semanticTagsSchema } from '../../schema/semantic-tags.ts'
import type { PassKind } from '../../schema/semantic-values.ts'
import type { PassContext } from '../pass-context.ts'
import { passRule } from '../rule.ts'
import { placedTags } from './tags.ts'

/** The kinds of pass each tag is meant for. */
const KINDS_OF_TAGS = new Map<string, readonly PassKind[]>(
  Object.entries(semanticTagsSchema.shape).flatMap(([tag, schema]) => {
    const kinds = metaOf(schema)?.appliesTo
    return kinds && !kinds.includes('any') ? [[tag, kinds]] : []
  }),
)
const EVENT: readonly PassKind[] = ['event', 'sports']

export const semanticWrongStyle = passRule({
  id: 'semantic-wrong-style',
  severity: 'info',
  effect: 'dropped',
  condition: 'A tag is meant for another kind of pass: a boarding tag on an event ticket, an event tag on a store card',
  onThePhone: 'Ignored',
  fix: 'Remove the tag',
  source: 'AD, PB',
  check(context, report) {
    const { style } = context
    if (style === undefined) return
    for (const { tags, path, isOfEntry } of placedTags(context)) {
      const kinds = isOfEntry ? EVENT : kindsOf(style, context)
      for (const tag of Object.keys(tags)) {
        const meantFor = KINDS_OF_TAGS.get(tag)
        if (!meantFor || meantFor.some(kind => kinds.includes(kind))) continue
        const place = [...path, tag]
        const names = meantFor.map(kind => NAMES[kind]).join(' or ')
        report(`${tag} is meant for ${names}`, place, [{ op: 'remove', pointer: jsonPointer(place) }])
      }
    }
  },
})

const NAMES: Readonly<Record<PassKind, string>> = {
  airline: 'boarding passes of airlines',
  any: 'any pass',
  boarding: 'boarding passes',
  event: 'event tickets',
  rail: 'boarding passes of railways',
  sports: 'tickets of sports events',
  storeCard: 'store cards',
}

function kindsOf(style: NonNullable<PassContext['style']>, { pass }: PassContext): readonly PassKind[] {
  if (style === 'eventTicket') return EVENT
  if (style === 'storeCard') return ['storeCard']
  if (style !== 'boardingPass') return []
  switch (pass.boardingPass?.transitType) {
    case 'PKTransitTypeAir':
      return ['boarding', 'airline']
    // Coaches stop at platforms.
    case 'PKTransitTypeBus':
    case 'PKTransitTypeTrain':
      return ['boarding', 'rail']
    case 'PKTransitTypeBoat':
      return ['boarding']
    default:
      return ['boarding', 'airline', 'rail']
  }
}
