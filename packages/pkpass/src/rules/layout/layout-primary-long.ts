import { passRule } from '../rule.ts'
import { valueLength } from './text-length.ts'

export const layoutPrimaryLong = passRule({
  id: 'layout-primary-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'A primary value longer than about 25 characters',
  onThePhone: 'Shrunk, then cut; with too much text fields vanish altogether',
  fix: 'Keep it under about 20 characters',
  source: 'AN',
  check({ fields }, report) {
    for (const { style, group, field, path } of fields) {
      if (group !== 'primaryFields' || style === 'posterGeneric') continue
      const length = valueLength(field)
      if (length <= MAX_LENGTH) continue
      report(`The primary value has about ${length} characters, room is for about ${MAX_LENGTH}`, [...path, 'value'])
    }
  },
})

/** From 20 on the text only shrinks. */
const MAX_LENGTH = 25
