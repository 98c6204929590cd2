import { STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const styleNotObject = passRule({
  id: 'style-not-object',
  severity: 'error',
  effect: 'refused',
  condition: 'The style key is not an object',
  onThePhone: 'Refused',
  fix: 'Make the style an object, even if empty',
  source: 'AD',
  // null counts as left out: the generic rule tells it, and without another style that there is none.
  form: STYLES.map(style => ({ at: `/${style}`, faults: ['empty', 'type'] })),
})
