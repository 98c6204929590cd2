import { passRule } from '../rule.ts'

export const posterGenericNoPrimaryLogo = passRule({
  id: 'poster-generic-no-primary-logo',
  severity: 'info',
  effect: 'altered',
  condition: 'posterGeneric without primaryLogo',
  onThePhone: 'No mark in the header',
  fix: 'Add primaryLogo to the bundle',
  source: 'W26',
  check({ pass, images }, report) {
    if (pass.posterGeneric && images && !images.has('primaryLogo')) report('The poster has no primaryLogo')
  },
})
