import { updateRule } from '../rule.ts'

/** Vendors saw ten to twenty before Wallet grew quiet. */
const MAX_MESSAGES_A_DAY = 10

export const updateDailyCeiling = updateRule({
  id: 'update-daily-ceiling',
  severity: 'warning',
  effect: 'update',
  condition: 'More than about ten visible messages a day for one pass',
  onThePhone: 'Throttled (vendors name ten to twenty)',
  fix: 'Coalesce',
  source: 'V',
  check({ announced, messagesToday = 0, maxMessagesADay = MAX_MESSAGES_A_DAY }, report) {
    if (announced.length > 0 && messagesToday >= maxMessagesADay) {
      report(`This is message ${messagesToday + 1} of the pass within a day`)
    }
  },
})
