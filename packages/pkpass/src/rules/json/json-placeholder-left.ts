import { describeValue } from '../../findings/describe-value.ts'
import type { Path } from '../pass-context.ts'
import { passRule } from '../rule.ts'

/** Template marks with what they begin with: nearly every text is told from them by that alone. */
const MARKS = [
  { start: '{{', form: /\{\{[^{}]{1,100}\}\}/ },
  { start: '${', form: /\$\{[^{}]{1,100}\}/ },
  { start: '<%', form: /<%[^%]{1,100}%>/ },
  { start: '%s', form: /(?<![\w%])%s(?!\w)/ },
] as const

const SECRETS = new Set(['authenticationToken', 'message', 'password'])

export const jsonPlaceholderLeft = passRule({
  id: 'json-placeholder-left',
  severity: 'warning',
  effect: 'altered',
  condition: `A value still holds a template mark ({{…}}, \${…}, <%…%>, %s, or a Pass Designer placeholder such as pass. or an empty serial)`,
  onThePhone: 'Shown literally',
  fix: 'Put the value in the place of the mark before signing',
  source: 'K, PB',
  check(context, report) {
    for (const placed of context.texts()) {
      const mark = markIn(placed.text, () => placed.path)
      if (mark === undefined) continue
      const { path } = placed
      const key = String(path.findLast(step => typeof step === 'string'))
      report(`${key} still holds ${SECRETS.has(key) ? 'a template mark' : `the template mark ${mark}`}`, path)
    }
  },
})

/** Nearly every text has none of them. */
const ANY_START = /[{$<%]/

function markIn(text: string, path: () => Path): string | undefined {
  if (!ANY_START.test(text)) return undefined
  for (const { start, form } of MARKS) {
    // In a message about a change it is a wrong mark for the new value, which another rule tells.
    if (!text.includes(start) || (start === '%s' && path().at(-1) === 'changeMessage')) continue
    const found = form.exec(text)
    if (found) return describeValue(found[0])
  }
  return undefined
}
