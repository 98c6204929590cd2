import { passRule } from '../rule.ts'

export const fieldNotObject = passRule({
  id: 'field-not-object',
  severity: 'error',
  effect: 'refused',
  condition: 'An element of a field group is not an object, or the group is not an array',
  onThePhone: 'Refused',
  fix: 'Make each group an array of objects',
  source: 'AD, PB',
  form: [
    { at: '**/@group', faults: ['null', 'empty', 'type', 'value'] },
    { at: '**/@group/*', faults: ['null', 'empty', 'type', 'value'] },
  ],
})
