import { passRule } from '../rule.ts'

export const schemeStyleMismatch = passRule({
  id: 'scheme-style-mismatch',
  severity: 'error',
  effect: 'fallback',
  condition:
    'A scheme whose style dictionary is missing (posterEventTicket without eventTicket, semanticBoardingPass without boardingPass)',
  onThePhone: 'The scheme never validates',
  fix: 'Add the style or remove the scheme',
  source: 'PB, AD',
})
