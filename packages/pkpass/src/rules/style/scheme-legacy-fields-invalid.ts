import { passRule } from '../rule.ts'
import { LAYOUT_SCHEMES } from './layout-schemes.ts'

export const schemeLegacyFieldsInvalid = passRule({
  id: 'scheme-legacy-fields-invalid',
  severity: 'error',
  effect: 'refused',
  condition: 'A scheme is asked for and the classic groups are faulty',
  onThePhone: 'Refused on every device, also on those that would draw the new layout',
  fix: 'Correct the fields of the classic style',
  source: 'AD',
  // What is wrong inside a field is told by the rule that it breaks, and refused for that.
  form: LAYOUT_SCHEMES.flatMap(({ scheme, style }) => [
    { at: `/${style}/@group`, faults: ['empty', 'type'], scheme },
    { at: `/${style}/@group/*`, faults: ['null', 'empty', 'type'], scheme },
  ]),
})
