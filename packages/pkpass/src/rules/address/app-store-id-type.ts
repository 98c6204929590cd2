import { passRule } from '../rule.ts'

export const appStoreIdType = passRule({
  id: 'app-store-id-type',
  severity: 'error',
  effect: 'refused',
  condition: 'Store identifiers are not an array of integers (strings, bundle ids, one bare number)',
  onThePhone: "Refused or link dropped; Apple's Pass Builder refuses the file",
  fix: "Write an array of the numbers that stand in the apps' App Store addresses, without quotes",
  source: 'AD, PB',
  form: [
    { at: '**/associatedStoreIdentifiers', faults: ['empty', 'type'] },
    { at: '**/associatedStoreIdentifiers/*', faults: ['null', 'empty', 'type', 'value'] },
    { at: '**/auxiliaryStoreIdentifiers', faults: ['empty', 'type'] },
    { at: '**/auxiliaryStoreIdentifiers/*', faults: ['null', 'empty', 'type', 'value'] },
  ],
})
