import { updateRule } from '../rule.ts'

export const updateDailyCeiling = updateRule({
  id: 'update-daily-ceiling',
  severity: 'warning',
  effect: 'update',
  condition: 'More than about ten visible messages a day for one pass',
  onThePhone: 'Throttled (vendors name ten to twenty)',
  fix: 'Coalesce',
  source: 'V',
  check() {},
})
