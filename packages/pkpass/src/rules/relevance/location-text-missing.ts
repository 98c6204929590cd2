import { passRule } from '../rule.ts'
import { relevantTexts } from './relevant-texts.ts'

export const locationTextMissing = passRule({
  id: 'location-text-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'A location or beacon without relevantText',
  onThePhone: 'A generic line is shown',
  fix: 'Add a short relevantText without the company name',
  source: 'HIG, AD',
  check({ pass }, report) {
    for (const { text, path } of relevantTexts(pass)) {
      if (text === undefined) report(`The ${path[0] === 'beacons' ? 'beacon' : 'location'} has no relevantText`, path)
    }
  },
})
