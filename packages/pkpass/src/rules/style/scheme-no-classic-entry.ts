import { passRule } from '../rule.ts'

export const schemeNoClassicEntry = passRule({
  id: 'scheme-no-classic-entry',
  severity: 'info',
  effect: 'fallback',
  condition: 'The list lacks the classic name after the new one',
  onThePhone: 'The phone falls back anyway; the builder always writes both',
  fix: 'Write ["posterEventTicket","eventTicket"] or ["semanticBoardingPass","boardingPass"]',
  source: 'PB',
})
