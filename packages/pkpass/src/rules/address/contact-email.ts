import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'

// What is certainly none; what a mail server makes of the rest is its own.
const ADDRESS = /^[^\s@<>:,;?]+@[^\s@<>:,;?]+$/
const SCHEME = /^mailto:/i

export const contactEmail = passRule({
  id: 'contact-email',
  severity: 'warning',
  effect: 'dropped',
  condition: 'contactVenueEmail or transitProviderEmail is not an address',
  onThePhone: 'Button missing or dead',
  fix: 'Write the plain address without mailto: and without a name',
  source: 'K',
  check({ valuesOf }, report) {
    for (const { value, path } of valuesOf('email')) {
      if (typeof value !== 'string' || ADDRESS.test(value)) continue
      report(
        `${String(path.at(-1))} is ${describeValue(value)}, which is no plain e-mail address`,
        path,
        rewritten(value, jsonPointer(path)),
      )
    }
  },
})

function rewritten(text: string, pointer: string): readonly Change[] | undefined {
  const value = text.trim().replace(SCHEME, '')
  return ADDRESS.test(value) ? [{ op: 'replace', pointer, value }] : undefined
}
