import { passRule } from '../rule.ts'

export const layoutBoardingPrimary = passRule({
  id: 'layout-boarding-primary',
  severity: 'warning',
  effect: 'altered',
  condition: 'boardingPass with fewer than two primary fields',
  onThePhone: 'Origin or destination is missing beside the transit icon',
  fix: 'Give both',
  source: 'AN, AD',
})
