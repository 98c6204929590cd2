import { describeValue } from '../../findings/describe-value.ts'
import { listNames } from '../../findings/list-names.ts'
import { fileRule } from '../rule.ts'
import { allKeys, textsOf } from './strings-keys.ts'

export const l10nKeyUnused = fileRule({
  id: 'l10n-key-unused',
  severity: 'info',
  effect: 'none',
  condition: 'A key in pass.strings equals no text of pass.json',
  onThePhone: 'Never used',
  fix: 'Remove the line, or write its key as the text stands in pass.json',
  source: 'AD',
  check(context, report) {
    const { strings, pass } = context
    if (!pass || strings.length === 0) return
    const texts = textsOf(context)
    const unused = [...allKeys(strings)].filter(key => !texts.has(key))
    const first = strings.find(file => unused.some(key => file.texts?.has(key)))
    if (!first) return
    const are = unused.length === 1 ? 'is no text' : 'are no texts'
    report(`${listNames(unused.map(describeValue))} ${are} of pass.json`, { file: first.path })
  },
})
