import { passRule } from '../rule.ts'

export const fieldValueEmpty = passRule({
  id: 'field-value-empty',
  severity: 'info',
  effect: 'altered',
  condition: 'value is empty or only white space on the front',
  onThePhone:
    'A label above nothing. One space in a back field is a common trick to seed a message field: accept it there',
  fix: 'Remove the field',
  source: 'K',
})
