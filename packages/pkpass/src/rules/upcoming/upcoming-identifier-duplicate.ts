import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

export const upcomingIdentifierDuplicate = passRule({
  id: 'upcoming-identifier-duplicate',
  severity: 'error',
  effect: 'dropped',
  condition: 'Two entries of upcomingPassInformation share an identifier',
  onThePhone: 'Unclear which entry is shown',
  fix: 'Give each entry an identifier of its own',
  source: 'AD, PB',
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    const seen = new Set<string>()
    for (const [index, { identifier }] of entries.entries()) {
      if (identifier !== '' && seen.has(identifier)) {
        const place = ['upcomingPassInformation', index, 'identifier']
        report(`The identifier ${describeValue(identifier)} is that of an earlier entry`, place)
      }
      seen.add(identifier)
    }
  },
})
