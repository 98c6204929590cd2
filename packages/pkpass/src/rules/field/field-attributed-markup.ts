import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'

export const fieldAttributedMarkup = passRule({
  id: 'field-attributed-markup',
  severity: 'warning',
  effect: 'altered',
  condition: 'attributedValue holds tags other than <a href>, or an unescaped & inside href',
  onThePhone: 'Other tags are dropped; a broken link loses its anchor',
  fix: 'Write links as <a href="…">text</a> with &amp; for & in the address, and no other tags',
  source: 'AD, D',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      const { attributedValue } = field
      if (typeof attributedValue !== 'string' || !attributedValue.includes('<')) continue
      const place = [...path, 'attributedValue']
      const other = otherTagOf(attributedValue)
      if (other !== undefined) report(`Found the tag ${describeValue(other)}, expected <a href="…"> alone`, place)
      const escaped = escapeLinks(attributedValue)
      if (escaped === attributedValue) continue
      report('A link in attributedValue has & where &amp; is expected', place, [
        { op: 'replace', pointer: jsonPointer(place), value: escaped },
      ])
    }
  },
})

// Spans are limited, so that a text of nothing but "<" takes no longer than another.
const TAGS = /<(\/?)([A-Za-z][A-Za-z\d]*)((?:\s[^<>]{0,4000})?)\/?>/g
const LINKS = /<a\s[^<>]{0,4000}>/gi
const HREF = /\shref\s*=/i
const BARE_AMPERSANDS = /&(?!(?:[A-Za-z][A-Za-z\d]{0,31}|#\d{1,7}|#[Xx][\dA-Fa-f]{1,6});)/g

function otherTagOf(text: string): string | undefined {
  for (const [tag, slash, name = '', attributes = ''] of text.matchAll(TAGS)) {
    if (name.toLowerCase() !== 'a') return tag
    if (!slash && !HREF.test(attributes)) return tag
  }
  return undefined
}

function escapeLinks(text: string): string {
  return text.replace(LINKS, link => link.replace(BARE_AMPERSANDS, '&amp;'))
}
