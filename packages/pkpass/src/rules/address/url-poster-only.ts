import { metaOf } from '../../schema/key.ts'
import { passSchema } from '../../schema/pass.ts'
import { entryUrlsSchema } from '../../schema/upcoming-pass-information.ts'
import { passRule } from '../rule.ts'

/** Keys of the event guide. Airlines have those for themselves that are not bound to the poster layout. */
const KEYS = Object.keys(entryUrlsSchema.shape)
const SHARED_KEYS = new Set(
  Object.entries(passSchema.shape).flatMap(([key, schema]) => (metaOf(schema)?.scheme === undefined ? [key] : [])),
)

export const urlPosterOnly = passRule({
  id: 'url-poster-only',
  severity: 'info',
  effect: 'dropped',
  condition: 'Event-guide keys (bagPolicyURL, orderFoodURL, transferURL …) without a poster event ticket',
  onThePhone: 'Ignored',
  fix: 'Remove the key, or add posterEventTicket to preferredStyleSchemes of an eventTicket',
  source: 'AD, PB',
  check({ pass, isPosterEventTicket, isSemanticBoardingPass }, report) {
    if (isPosterEventTicket) return
    for (const key of KEYS) {
      if (pass[key] === undefined || (isSemanticBoardingPass && SHARED_KEYS.has(key))) continue
      report(`${key} in a pass that is no poster event ticket`, [key])
    }
  },
})
