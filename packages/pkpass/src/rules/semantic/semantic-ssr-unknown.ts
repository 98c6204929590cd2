import { describeValue } from '../../findings/describe-value.ts'
import { PASSENGER_INFORMATION_SSRS, PASSENGER_SERVICE_SSRS } from '../../schema/semantic-values.ts'
import { passRule } from '../rule.ts'
import { placedTags } from './tags.ts'

// A code in the other list is let pass: nobody has shown that Wallet tells the lists apart. Codes of a carrier's own have theirs.
const CODES: ReadonlySet<string> = new Set([...PASSENGER_INFORMATION_SSRS, ...PASSENGER_SERVICE_SSRS])
const LISTS = ['passengerInformationSSRs', 'passengerServiceSSRs'] as const

export const semanticSsrUnknown = passRule({
  id: 'semantic-ssr-unknown',
  severity: 'info',
  effect: 'dropped',
  condition: 'A special service code is none that Wallet draws',
  onThePhone: 'No badge',
  fix: 'Use the codes that Wallet draws: INFT in passengerInformationSSRs, and PETC, SVAN, UMNR, WCBD, WCBW, WCHC, WCHR, WCHS, WCLB, WCMP or WCOB in passengerServiceSSRs',
  source: 'AD',
  check(context, report) {
    for (const { tags, path } of placedTags(context)) {
      for (const tag of LISTS) {
        for (const [index, code] of (tags[tag] ?? []).entries()) {
          if (!CODES.has(code))
            report(`${tag} has ${describeValue(code)}, which Wallet does not draw`, [...path, tag, index])
        }
      }
    }
  },
})
