import { passRule } from '../rule.ts'

export const semanticUnknown = passRule({
  id: 'semantic-unknown',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A semantic tag is none that Apple documents',
  onThePhone: 'Ignored',
  fix: 'Correct the name of the tag',
  source: 'AD',
  form: [{ at: '**/semantics/*', faults: ['unknown'] }],
})
