import { passRule } from '../rule.ts'

export const upcomingNoDate = passRule({
  id: 'upcoming-no-date',
  severity: 'info',
  effect: 'altered',
  condition: 'An entry of upcomingPassInformation has no dateInformation, or no date in it',
  onThePhone: 'Shown as TBD',
  fix: 'Add the date when it is known, or say isUndetermined or isUnannounced',
  source: 'AD, PB',
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const [index, { dateInformation: start }] of entries.entries()) {
      if (start?.date || start?.isUndetermined || start?.isUnannounced) continue
      report('The entry has no date', ['upcomingPassInformation', index, 'dateInformation', ...(start ? ['date'] : [])])
    }
  },
})
