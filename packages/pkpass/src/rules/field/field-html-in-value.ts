import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'

export const fieldHtmlInValue = passRule({
  id: 'field-html-in-value',
  severity: 'warning',
  effect: 'altered',
  condition: 'value holds HTML or Markdown',
  onThePhone: 'Shown literally',
  fix: 'Write plain text; make links with attributedValue, or leave them to the data detectors',
  source: 'AN',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      if (typeof field.value !== 'string') continue
      const markup = htmlIn(field.value) ?? markdownIn(field.value)
      if (markup !== undefined) report(`Found the markup ${describeValue(markup)} in a value`, [...path, 'value'])
    }
  },
})

const HTML =
  /<\/?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|table|td|tr|u|ul)(?:\s[^<>=]{1,200}=[^<>]{0,2000})?\s{0,9}\/?>/i
const LINK = /\[[^[\]\n]{1,200}\]\((?:https?:|mailto:|tel:)/i
// Between spaces, and with letters: asterisks also stand for the hidden digits of a number.
const BOLD = /(?:^|\s)(\*\*[^\s*][^*\n]{0,200}\*\*)(?=$|[\s.,:;!?])/
const LETTER = /\p{L}/u

function htmlIn(text: string): string | undefined {
  return text.includes('<') ? HTML.exec(text)?.[0] : undefined
}

function markdownIn(text: string): string | undefined {
  if (text.includes('](')) {
    const link = LINK.exec(text)?.[0]
    if (link !== undefined) return link
  }
  const bold = text.includes('**') ? BOLD.exec(text)?.[1] : undefined
  return bold !== undefined && LETTER.test(bold) ? bold : undefined
}
