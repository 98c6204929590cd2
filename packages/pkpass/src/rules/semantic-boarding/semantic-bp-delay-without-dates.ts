import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { pathOfTag, tagsOfPass } from '../semantic/tags.ts'

export const semanticBpDelayWithoutDates = passRule({
  id: 'semantic-bp-delay-without-dates',
  severity: 'info',
  effect: 'altered',
  condition: 'transitStatus of a semantic boarding pass tells a delay, and there is no current date',
  onThePhone: 'The old times stay',
  fix: 'Add currentBoardingDate, currentDepartureDate and currentArrivalDate, as far as they are known',
  source: 'AD, PB',
  check(context, report) {
    if (!context.isSemanticBoardingPass) return
    const { transitStatus = '', ...tags } = tagsOfPass(context)
    if (tags.currentBoardingDate || tags.currentDepartureDate || tags.currentArrivalDate) return
    if (!/^delay(?:ed)?\b/i.test(transitStatus.trimStart())) return
    const place = pathOfTag(context, 'transitStatus')
    report(`transitStatus is ${describeValue(transitStatus)}, and no current date is given`, place)
  },
})
