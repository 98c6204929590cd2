import { passRule } from '../rule.ts'

export const schemeSemanticsWithoutOptin = passRule({
  id: 'scheme-semantics-without-optin',
  severity: 'info',
  effect: 'none',
  condition: 'All tags of a poster ticket or semantic boarding pass are there, the scheme is not',
  onThePhone: 'Classic layout',
  fix: 'Add the scheme',
  source: 'AD',
})
