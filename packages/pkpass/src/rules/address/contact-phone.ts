import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

const DIGIT = /\p{Nd}/u

export const contactPhone = passRule({
  id: 'contact-phone',
  severity: 'warning',
  effect: 'dropped',
  condition: 'A phone key has no digits',
  onThePhone: 'Dead button',
  fix: 'Write the number in international form, as +49 30 1234567',
  source: 'K',
  check({ valuesOf }, report) {
    for (const { value, path } of valuesOf('phone')) {
      if (typeof value !== 'string' || DIGIT.test(value)) continue
      report(`${String(path.at(-1))} is ${describeValue(value)}, which has no digits`, path)
    }
  },
})
