import { passRule } from '../rule.ts'

export const passOrganizationLong = passRule({
  id: 'pass-organization-long',
  severity: 'info',
  effect: 'altered',
  condition: 'organizationName longer than 64 characters',
  onThePhone: 'Cut in banners',
  fix: 'Shorten',
  source: 'AN',
})
