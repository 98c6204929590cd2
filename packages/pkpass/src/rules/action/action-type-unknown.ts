import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { FEATURED_ACTIONS } from '../../schema/featured-action.ts'
import { passRule } from '../rule.ts'

/** The documented types, by their name in lower case. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.keys(FEATURED_ACTIONS).map(type => [type.toLowerCase(), type]),
)

export const actionTypeUnknown = passRule({
  id: 'action-type-unknown',
  severity: 'error',
  effect: 'dropped',
  condition:
    'type is not one of the fourteen documented names. (viewMembership, shown in a conference sample, is not.)',
  onThePhone: 'Action dropped',
  fix: 'Use a documented type, as membershipBenefits instead of viewMembership',
  source: 'AD',
  check({ pass: { featuredActions } }, report) {
    if (!featuredActions) return
    for (const [index, { type }] of featuredActions.entries()) {
      if (type === '' || Object.hasOwn(FEATURED_ACTIONS, type)) continue
      const path = ['featuredActions', index, 'type']
      const meant = TYPES.get(type.toLowerCase())
      if (meant === undefined) report(`type is ${describeValue(type)}, which is no documented one`, path)
      else {
        const change = { op: 'replace', pointer: jsonPointer(path), value: meant } as const
        report(`type is ${describeValue(type)}, and should be ${meant}`, path, [change])
      }
    }
  },
})
