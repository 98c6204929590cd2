import { fileRule } from '../rule.ts'

export const icon1xMissing = fileRule({
  id: 'icon-1x-missing',
  severity: 'info',
  effect: 'none',
  condition: 'No 1x icon.png. Old guides call it required; the builder does not ask for it',
  onThePhone: 'Fine on current devices; ship it for old checkers and old systems',
  fix: 'Add 38 × 38 px',
  source: 'AN, PB',
})
