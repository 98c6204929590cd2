import { passRule } from '../rule.ts'

export const passSerialReused = passRule({
  id: 'pass-serial-reused',
  severity: 'warning',
  effect: 'altered',
  condition: 'Another pass with the same type and serial has been issued to the same holder',
  onThePhone: 'The new pass silently replaces the old one',
  fix: 'One serial per pass',
  source: 'AD, passkit-generator#177',
})
