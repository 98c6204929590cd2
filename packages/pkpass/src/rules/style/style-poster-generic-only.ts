import { passRule } from '../rule.ts'

export const stylePosterGenericOnly = passRule({
  id: 'style-poster-generic-only',
  severity: 'error',
  effect: 'refused',
  condition: 'posterGeneric is the only style',
  onThePhone: 'iOS 26 / watchOS 26 and earlier cannot install the pass',
  fix: 'Add a classic style dictionary with its own fields (allow an override when only iOS 27 is meant)',
  source: 'W26, AD',
})
