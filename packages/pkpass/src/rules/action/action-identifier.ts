import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

export const actionIdentifier = passRule({
  id: 'action-identifier',
  severity: 'error',
  effect: 'dropped',
  condition: 'identifier missing, empty or repeated',
  onThePhone: 'Action dropped',
  fix: 'Give each action an identifier of its own',
  source: 'PB, W26',
  form: [{ at: '/featuredActions/*/identifier', faults: ['missing', 'null', 'empty'] }],
  check({ pass: { featuredActions } }, report) {
    if (!featuredActions) return
    const seen = new Set<string>()
    for (const [index, { identifier }] of featuredActions.entries()) {
      const path = ['featuredActions', index, 'identifier']
      if (identifier === '') report('identifier is an empty text', path)
      else if (seen.has(identifier))
        report(`The identifier ${describeValue(identifier)} is that of another action`, path)
      seen.add(identifier)
    }
  },
})
