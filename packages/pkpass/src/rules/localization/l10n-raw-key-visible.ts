import { describeValue } from '../../findings/describe-value.ts'
import { fileRule } from '../rule.ts'
import { allKeys, isKeyLike, shownTexts } from './strings-keys.ts'

export const l10nRawKeyVisible = fileRule({
  id: 'l10n-raw-key-visible',
  severity: 'warning',
  effect: 'altered',
  condition: 'A text looks like a key (OFFER_LABEL) and has no translation in some language',
  onThePhone: 'The key itself is shown',
  fix: 'Translate the key in every language, or put readable text into pass.json',
  source: 'AD',
  check({ strings, pass }, report) {
    // A file that cannot be parsed may have the translation.
    if (!pass || strings.some(({ texts }) => !texts)) return
    const keys = allKeys(strings)
    for (const { text, pointer, isValue } of shownTexts(pass)) {
      // Which languages lack a key that others have, the rule for that tells.
      if (!isKeyLike(text) || keys.has(text)) continue
      // A value may be a code of somebody's.
      if (isValue && (strings.length === 0 || /\d/.test(text))) continue
      report(`${describeValue(text)} looks like a key and has no translation`, { file: 'pass.json', pointer })
    }
  },
})
