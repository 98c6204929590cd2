import { fileRule } from '../rule.ts'

export const l10nNotInBuilder = fileRule({
  id: 'l10n-not-in-builder',
  severity: 'info',
  effect: 'none',
  condition: 'The builder reads and checks root images only; .lproj folders are carried along unseen',
  onThePhone: 'None',
  fix: 'Check them yourself',
  source: 'PB',
})
