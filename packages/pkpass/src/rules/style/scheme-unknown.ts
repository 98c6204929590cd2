import { passRule } from '../rule.ts'

export const schemeUnknown = passRule({
  id: 'scheme-unknown',
  severity: 'warning',
  effect: 'fallback',
  condition:
    'preferredStyleSchemes holds a value other than posterEventTicket, eventTicket, semanticBoardingPass, boardingPass',
  onThePhone: 'Ignored',
  fix: 'Correct the name (beta-time names such as BoardingPassEnhancements are dead)',
  source: 'AD, passkit-generator#249',
})
