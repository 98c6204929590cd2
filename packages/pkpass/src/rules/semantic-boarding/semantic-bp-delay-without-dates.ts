import { passRule } from '../rule.ts'

export const semanticBpDelayWithoutDates = passRule({
  id: 'semantic-bp-delay-without-dates',
  severity: 'info',
  effect: 'altered',
  condition: 'transitStatus says delayed and no current…Date',
  onThePhone: 'Old times stay',
  fix: 'Add the current dates',
  source: 'AD, PB',
})
