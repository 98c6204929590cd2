import { passRule } from '../rule.ts'

export const semanticBpDocuments = passRule({
  id: 'semantic-bp-documents',
  severity: 'info',
  effect: 'dropped',
  condition: 'internationalDocumentsAreVerified without the declaration name',
  onThePhone: 'No badge',
  fix: 'Add the name',
  source: 'AD, PB',
})
