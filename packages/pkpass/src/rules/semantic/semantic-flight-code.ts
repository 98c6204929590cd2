import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { pathOfTag, tagsOfPass } from './tags.ts'

/** Longer texts are no codes. */
const MAX_LENGTH = 24

export const semanticFlightCode = passRule({
  id: 'semantic-flight-code',
  severity: 'info',
  effect: 'none',
  condition: 'flightCode is not airlineCode followed by flightNumber',
  onThePhone: 'The pass contradicts itself',
  fix: 'Make flightCode from airlineCode and flightNumber',
  source: 'AD',
  check(context, report) {
    const { flightCode, airlineCode, flightNumber } = tagsOfPass(context)
    if (!flightCode || !airlineCode || flightNumber === undefined) return
    const expected = `${airlineCode}${flightNumber}`
    if (plain(flightCode) === plain(expected)) return
    report(
      `flightCode is ${describeValue(flightCode)}; expected ${describeValue(expected)}`,
      pathOfTag(context, 'flightCode'),
    )
  },
})

/** A code without what is written either way: blanks, zeros before the number, and the letter of the service behind it. */
function plain(code: string): string {
  const compact = code.slice(0, MAX_LENGTH).toUpperCase().replaceAll(/[\s-]/g, '')
  const [, airline = compact, number = ''] = /^(.{2,3}?)(\d{1,5})[A-Z]?$/.exec(compact) ?? []
  return `${airline}${number.replace(/^0+/, '')}`
}
