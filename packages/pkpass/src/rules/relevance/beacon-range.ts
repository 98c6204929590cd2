import { passRule } from '../rule.ts'

export const beaconRange = passRule({
  id: 'beacon-range',
  severity: 'error',
  effect: 'refused',
  condition: 'major or minor not an integer from 0 to 65535',
  onThePhone: "Entry dropped; Apple's Pass Builder refuses the file",
  fix: 'Write a whole number from 0 to 65535, or leave the key out for any number',
  source: 'AD, PB',
  form: [
    { at: '/beacons/*/major', faults: ['empty', 'type', 'value'] },
    { at: '/beacons/*/minor', faults: ['empty', 'type', 'value'] },
  ],
})
