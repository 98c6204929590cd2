import { passRule } from '../rule.ts'

export const jsonBom = passRule({
  id: 'json-bom',
  severity: 'error',
  effect: 'refused',
  condition: 'pass.json starts with a byte order mark',
  onThePhone: 'Refused',
  fix: 'Write UTF-8 without a byte order mark',
  source: 'dotnet-passbook-validator#24',
})
