import { STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const schemeMisplaced = passRule({
  id: 'scheme-misplaced',
  severity: 'error',
  effect: 'fallback',
  condition: 'preferredStyleSchemes inside the style dictionary',
  onThePhone: 'Ignored',
  fix: 'Put preferredStyleSchemes at the top level, beside the style',
  source: 'AD',
  form: STYLES.map(style => ({ at: `/${style}/preferredStyleSchemes`, faults: ['unknown'] })),
})
