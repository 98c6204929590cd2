import { passRule } from '../rule.ts'

export const layoutLogoTextLong = passRule({
  id: 'layout-logo-text-long',
  severity: 'warning',
  effect: 'altered',
  condition: 'logoText (or eventLogoText) longer than about 20 characters',
  onThePhone: 'Cut. 15 to 20 characters are safe',
  fix: 'Shorten',
  source: 'AN',
})
