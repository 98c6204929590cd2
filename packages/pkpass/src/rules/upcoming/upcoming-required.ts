import { passRule } from '../rule.ts'

const KEYS = ['identifier', 'name', 'type'] as const
const FAULTS = ['missing', 'null', 'empty'] as const

export const upcomingRequired = passRule({
  id: 'upcoming-required',
  severity: 'error',
  effect: 'dropped',
  condition: 'An entry of upcomingPassInformation has no identifier, name or type',
  onThePhone: 'The entry is dropped',
  fix: 'Add identifier, name and type to the entry',
  source: 'AD, PB',
  form: KEYS.map(key => ({ at: `/upcomingPassInformation/*/${key}`, faults: FAULTS })),
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const [index, entry] of entries.entries()) {
      for (const key of KEYS) if (entry[key] === '') report(`${key} is empty`, ['upcomingPassInformation', index, key])
    }
  },
})
