import { passRule } from '../rule.ts'

export const upcomingNoBackFields = passRule({
  id: 'upcoming-no-back-fields',
  severity: 'info',
  effect: 'altered',
  condition: 'An entry of upcomingPassInformation has no backFields',
  onThePhone: 'Reported: the page of its details does not open',
  fix: 'Add a field to backFields of the entry',
  source: 'passkit-generator issues',
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const [index, { backFields = [] }] of entries.entries()) {
      if (backFields.length === 0)
        report('The entry has no backFields', ['upcomingPassInformation', index, 'backFields'])
    }
  },
})
