import { fileRule } from '../rule.ts'
import { lacksIcon } from './icon-files.ts'

export const icon2xMissing = fileRule({
  id: 'icon-2x-missing',
  severity: 'warning',
  effect: 'altered',
  condition: 'An icon exists, icon@2x does not',
  onThePhone: 'Blurred or generic icon',
  fix: 'Add icon@2x.png with 76 × 76 pixels',
  source: 'PB',
  check(context, report) {
    if (lacksIcon(context, 'icon@2x.png')) report('icon@2x.png is missing', { file: 'icon@2x.png' })
  },
})
