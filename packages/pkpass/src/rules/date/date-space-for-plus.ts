import { passRule } from '../rule.ts'

export const dateSpaceForPlus = passRule({
  id: 'date-space-for-plus',
  severity: 'error',
  effect: 'refused',
  condition: 'A space where the + of the zone was (lost in URL decoding)',
  onThePhone: 'Refused',
  fix: 'Encode + as %2B, or emit Z',
  source: 'dotnet-passbook-validator#16',
})
