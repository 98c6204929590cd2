import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { isCurrencyCode } from './currency-codes.ts'
import { everyField } from './every-field.ts'

/** What is much longer is no code in other spelling, either. */
const MAX_CHARACTERS = 10

export const fieldCurrencyCode = passRule({
  id: 'field-currency-code',
  severity: 'error',
  effect: 'altered',
  condition: 'currencyCode is not a three-letter ISO 4217 code, or blank',
  onThePhone: "Amount without a symbol; Apple's Pass Builder removes a blank code",
  fix: 'Use a three-letter code of ISO 4217 in capitals, such as EUR',
  source: 'AD, PB',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      const { currencyCode } = field
      if (currencyCode === undefined || isCurrencyCode(currencyCode)) continue
      const place = [...path, 'currencyCode']
      const capitals = currencyCode.length < MAX_CHARACTERS ? currencyCode.trim().toUpperCase() : ''
      const isRespelled = isCurrencyCode(capitals)
      report(
        `Found the currency ${describeValue(currencyCode)}, expected ${isRespelled ? capitals : 'a code of ISO 4217 such as EUR'}`,
        place,
        isRespelled ? [{ op: 'replace', pointer: jsonPointer(place), value: capitals }] : undefined,
      )
    }
  },
})
