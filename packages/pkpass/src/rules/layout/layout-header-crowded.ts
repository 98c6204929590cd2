import { passRule } from '../rule.ts'

export const layoutHeaderCrowded = passRule({
  id: 'layout-header-crowded',
  severity: 'info',
  effect: 'altered',
  condition: 'Two or more header fields beside a logoText longer than about 15 characters',
  onThePhone: 'Text collides and is cut',
  fix: 'Shorten the logo text or use a logo',
  source: 'AN',
})
