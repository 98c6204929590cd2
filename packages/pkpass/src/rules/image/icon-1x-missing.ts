import { fileRule } from '../rule.ts'
import { lacksIcon } from './icon-files.ts'

export const icon1xMissing = fileRule({
  id: 'icon-1x-missing',
  severity: 'info',
  effect: 'none',
  condition: 'No 1x icon.png. Old guides call it required; Apple’s Pass Builder does not ask for it',
  onThePhone: 'Fine on current devices; ship it for old checkers and old systems',
  fix: 'Add icon.png with 38 × 38 pixels',
  source: 'AN, PB',
  check(context, report) {
    if (lacksIcon(context, 'icon.png')) report('icon.png is missing', { file: 'icon.png' })
  },
})
