import { describeValue } from '../../findings/describe-value.ts'
import { listNames } from '../../findings/list-names.ts'
import { fileRule } from '../rule.ts'
import { allKeys } from './strings-keys.ts'

export const l10nKeysDiffer = fileRule({
  id: 'l10n-keys-differ',
  severity: 'warning',
  effect: 'altered',
  condition: 'The strings files do not have the same keys',
  onThePhone: 'Raw keys show up in one language',
  fix: 'Give every language the same keys',
  source: 'AD, ueman/passkit#81',
  check({ strings }, report) {
    const all = allKeys(strings)
    for (const { path, texts } of strings) {
      if (!texts || texts.size === all.size) continue
      const missing = [...all].filter(key => !texts.has(key))
      report(`${path} lacks ${listNames(missing.map(describeValue))}`, { file: path })
    }
  },
})
