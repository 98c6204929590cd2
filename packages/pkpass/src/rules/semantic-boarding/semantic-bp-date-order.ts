import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { isAfter } from '../semantic/instant.ts'
import { pathOfTag, tagsOfPass } from '../semantic/tags.ts'

const ORDERS = [
  ['originalBoardingDate', 'originalDepartureDate'],
  ['originalDepartureDate', 'originalArrivalDate'],
  ['currentBoardingDate', 'currentDepartureDate'],
  ['currentDepartureDate', 'currentArrivalDate'],
] as const

export const semanticBpDateOrder = passRule({
  id: 'semantic-bp-date-order',
  severity: 'warning',
  effect: 'altered',
  condition:
    'A semantic boarding pass boards after its departure, or departs after its arrival, by the instants and not the local times',
  onThePhone: 'Wrong times: the boarding time shown is derived from the difference',
  fix: 'Correct the dates, with the zone of each place',
  source: 'AD',
  check(context, report) {
    if (!context.isSemanticBoardingPass) return
    const tags = tagsOfPass(context)
    for (const [first, second] of ORDERS) {
      if (!isAfter(tags[first], tags[second])) continue
      const dates = `${first} ${describeValue(tags[first])} is after ${second} ${describeValue(tags[second])}`
      report(dates, pathOfTag(context, first))
    }
  },
})
