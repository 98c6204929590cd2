import { passRule } from '../rule.ts'

export const semanticBpPassenger = passRule({
  id: 'semantic-bp-passenger',
  severity: 'error',
  effect: 'fallback',
  condition:
    'No passengerName, or one in which all of prefix, given, middle, family, suffix and nickname are missing (a phonetic form alone does not count)',
  onThePhone: 'Classic boarding pass',
  fix: 'Add given and family name',
  source: 'PB, AD',
})
