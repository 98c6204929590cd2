import { passRule } from '../rule.ts'

export const jsonSyntax = passRule({
  id: 'json-syntax',
  severity: 'error',
  effect: 'refused',
  condition:
    'Not strict JSON: comments, trailing commas, curly quotes, NaN, single quotes. Several published samples have such faults',
  onThePhone: 'Refused',
  fix: 'Write the file with a JSON serialiser',
  source: 'AD',
})
