import { passRule } from '../rule.ts'

export const semanticBpProgramsUnmatched = passRule({
  id: 'semantic-bp-programs-unmatched',
  severity: 'info',
  effect: 'dropped',
  condition: 'Eligible programs that neither airport lists (or the reverse)',
  onThePhone: 'No badge',
  fix: 'Fill both sides',
  source: 'AD, PB',
})
