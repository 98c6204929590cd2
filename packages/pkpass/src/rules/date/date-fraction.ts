import { passRule } from '../rule.ts'

export const dateFraction = passRule({
  id: 'date-fraction',
  severity: 'warning',
  effect: 'refused',
  condition: 'Fractional seconds',
  onThePhone:
    "Reported to refuse the pass on older systems (2018); the builder's reader and current samples accept them",
  fix: 'Drop the fraction; the builder never writes one',
  source: 'dotnet-passbook-validator#1, PB',
})
