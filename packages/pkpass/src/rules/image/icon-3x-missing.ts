import { fileRule } from '../rule.ts'
import { lacksIcon } from './icon-files.ts'

export const icon3xMissing = fileRule({
  id: 'icon-3x-missing',
  severity: 'warning',
  effect: 'altered',
  condition: 'An icon exists, icon@3x does not',
  onThePhone: 'Blurred icon',
  fix: 'Add icon@3x.png with 114 × 114 pixels',
  source: 'PB',
  check(context, report) {
    if (lacksIcon(context, 'icon@3x.png')) report('icon@3x.png is missing', { file: 'icon@3x.png' })
  },
})
