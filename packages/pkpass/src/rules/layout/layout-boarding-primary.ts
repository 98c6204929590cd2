import { passRule } from '../rule.ts'

export const layoutBoardingPrimary = passRule({
  id: 'layout-boarding-primary',
  severity: 'warning',
  effect: 'altered',
  condition: 'boardingPass with fewer than two primary fields',
  onThePhone: 'Origin or destination is missing beside the transit icon',
  fix: 'Give origin and destination, each as a primary field',
  source: 'AN, AD',
  check({ pass }, report) {
    if (!pass.boardingPass) return
    const count = pass.boardingPass.primaryFields?.length ?? 0
    if (count >= 2) return
    const found = count === 0 ? 'no primary field' : 'one primary field'
    report(`Found ${found}, expected origin and destination`, ['boardingPass', 'primaryFields'])
  },
})
