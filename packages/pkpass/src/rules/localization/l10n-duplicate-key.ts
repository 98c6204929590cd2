import { describeValue } from '../../findings/describe-value.ts'
import { listNames } from '../../findings/list-names.ts'
import { fileRule } from '../rule.ts'

export const l10nDuplicateKey = fileRule({
  id: 'l10n-duplicate-key',
  severity: 'warning',
  effect: 'altered',
  condition: 'A key occurs twice in one file',
  onThePhone: 'The last one wins',
  fix: 'Keep one line for each key',
  source: 'K',
  check({ strings }, report) {
    for (const { path, repeated } of strings) {
      if (repeated.length === 0) continue
      report(`${path} has ${listNames(repeated.map(describeValue))} more than once`, { file: path })
    }
  },
})
