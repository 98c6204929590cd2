import { passRule } from '../rule.ts'
import { relevantTexts } from './relevant-texts.ts'

const MAX_CHARACTERS = 128

export const locationTextLong = passRule({
  id: 'location-text-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'relevantText longer than 128 characters',
  onThePhone: 'Cut on the Lock Screen',
  fix: 'Shorten the text to 128 characters',
  source: 'AN',
  check({ pass }, report) {
    for (const { text = '', path } of relevantTexts(pass)) {
      // Units are never fewer than characters: most texts need no count.
      if (text.length <= MAX_CHARACTERS) continue
      const characters = [...text].length
      if (characters > MAX_CHARACTERS) {
        report(`relevantText has ${characters} characters, ${MAX_CHARACTERS} are the most`, path)
      }
    }
  },
})
