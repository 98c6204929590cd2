import { passRule } from '../rule.ts'

export const fieldChangeMessagePlaceholders = passRule({
  id: 'field-change-message-placeholders',
  severity: 'warning',
  effect: 'update',
  condition: 'changeMessage has more than one %@ or another format mark',
  onThePhone: 'Only one value is available; the rest prints badly',
  fix: 'Exactly one %@; %% for a percent sign',
  source: 'K',
})
