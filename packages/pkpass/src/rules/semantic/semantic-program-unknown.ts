import { passRule } from '../rule.ts'

export const semanticProgramUnknown = passRule({
  id: 'semantic-program-unknown',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Unknown security program or passenger capability',
  onThePhone: 'No badge. (The builder does not check the texts.)',
  fix: 'Use the listed names',
  source: 'AD',
})
