import { passRule } from '../rule.ts'

export const schemeNoLegacyFields = passRule({
  id: 'scheme-no-legacy-fields',
  severity: 'warning',
  effect: 'altered',
  condition: 'A scheme is asked for and the classic groups are empty',
  onThePhone: 'Systems before iOS 18/26 show an empty pass',
  fix: 'Fill header, primary, secondary and auxiliary fields too',
  source: 'AD',
})
