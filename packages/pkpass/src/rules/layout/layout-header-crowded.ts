import { passRule } from '../rule.ts'
import { LOGO_TEXT_LENGTH } from './layout-logo-text-long.ts'
import { classicLayouts } from './rows.ts'
import { lengthOf } from './text-length.ts'

export const layoutHeaderCrowded = passRule({
  id: 'layout-header-crowded',
  severity: 'info',
  effect: 'altered',
  condition: 'Two or more header fields beside a logoText longer than about 15 characters',
  onThePhone: 'Text collides and is cut',
  fix: 'Shorten the logo text to about 15 characters, or use a logo instead',
  source: 'AN',
  check({ pass }, report) {
    const { logoText } = pass
    if (logoText === undefined || logoText.length <= CROWDED_LENGTH) return
    const count = Math.max(...classicLayouts(pass).map(([, content]) => content.headerFields?.length ?? 0), 0)
    const length = lengthOf(logoText)
    // Longer texts are cut even alone, which another rule tells.
    if (count < 2 || length <= CROWDED_LENGTH || length > LOGO_TEXT_LENGTH) return
    report(`Found a logoText of about ${length} characters beside ${count} header fields`, ['logoText'])
  },
})

const CROWDED_LENGTH = 15
