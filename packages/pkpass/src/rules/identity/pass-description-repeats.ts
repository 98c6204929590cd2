import { passRule } from '../rule.ts'

const MAX_CHARACTERS = 128
/** Distinguishing details that a description is meant to give, taken from the fields as they may be. */
const MAX_DETAILS = 2
/** A shorter value stands in other words by chance. */
const MIN_VALUE = 3

export const passDescriptionRepeats = passRule({
  id: 'pass-description-repeats',
  severity: 'info',
  effect: 'none',
  condition: 'description is longer than about 128 characters or repeats the fields',
  onThePhone: 'Tedious for VoiceOver users',
  fix: 'Name the kind of pass and one distinguishing detail',
  source: 'AR',
  check({ pass: { description }, fields }, report) {
    if (description.length > MAX_CHARACTERS) {
      const length = [...description].length
      if (length > MAX_CHARACTERS) {
        report(`description has ${length} characters, about ${MAX_CHARACTERS} are the most one listens to`, [
          'description',
        ])
      }
      return
    }
    const repeated: string[] = []
    for (const { field } of fields) {
      const value = String(field.value)
      if (value.length < MIN_VALUE || value.length > description.length) continue
      if (description.includes(value) && !repeated.includes(value)) repeated.push(value)
    }
    if (repeated.length > MAX_DETAILS) {
      report(`description repeats the values of ${repeated.length} fields`, ['description'])
    }
  },
})
