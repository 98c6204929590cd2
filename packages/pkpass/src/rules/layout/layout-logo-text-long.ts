import { passRule } from '../rule.ts'
import { lengthOf } from './text-length.ts'

/** Characters of a logo text that are drawn uncut, about. */
export const LOGO_TEXT_LENGTH = 20

export const layoutLogoTextLong = passRule({
  id: 'layout-logo-text-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'logoText (or eventLogoText) longer than about 20 characters',
  onThePhone: 'Cut. 15 to 20 characters are safe',
  fix: 'Shorten it to about 15 to 20 characters',
  source: 'AN',
  check({ pass }, report) {
    for (const key of ['logoText', 'eventLogoText'] as const) {
      const text = pass[key]
      if (text === undefined || text.length <= LOGO_TEXT_LENGTH) continue
      const length = lengthOf(text)
      if (length > LOGO_TEXT_LENGTH) report(`${key} has about ${length} characters, room is for about 20`, [key])
    }
  },
})
