import { passRule } from '../rule.ts'

export const fieldDateHalfStyled = passRule({
  id: 'field-date-half-styled',
  severity: 'info',
  effect: 'altered',
  condition: 'Only one of dateStyle and timeStyle is given',
  onThePhone: 'The archived reference asks for both, current samples give one; works',
  fix: 'Give both; use PKDateStyleNone to hide a part',
  source: 'AR, AD',
})
