import { passRule } from '../rule.ts'

export const posterGenericNoPrimaryLogo = passRule({
  id: 'poster-generic-no-primary-logo',
  severity: 'info',
  effect: 'altered',
  condition: 'No primaryLogo',
  onThePhone: 'No mark in the header',
  fix: 'Add it',
  source: 'W26',
})
