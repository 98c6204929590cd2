import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { isCurrencyCode } from '../field/currency-codes.ts'
import type { Path } from '../pass-context.ts'
import type { Report } from '../rule.ts'
import { passRule } from '../rule.ts'
import { isMissing, placedTags } from './tags.ts'

const TAGS = ['balance', 'totalPrice'] as const

export const semanticCurrency = passRule({
  id: 'semantic-currency',
  severity: 'error',
  effect: 'dropped',
  condition: 'balance or totalPrice has no amount as text, or an unknown currencyCode',
  onThePhone: 'Ignored',
  fix: 'Write the amount as a text beside an ISO 4217 code: {"amount":"12.50","currencyCode":"EUR"}',
  source: 'AD, PB',
  check(context, report) {
    for (const { tags, path } of placedTags(context)) {
      for (const tag of TAGS) {
        const money = tags[tag]
        if (!money) continue
        if (isMissing(money.amount)) report(`${tag} has no amount`, [...path, tag, 'amount'])
        if (money.currencyCode !== undefined) checkCurrency(money.currencyCode, [...path, tag, 'currencyCode'], report)
      }
    }
  },
})

function checkCurrency(code: string, path: Path, report: Report): void {
  if (isCurrencyCode(code)) return
  const upper = code.toUpperCase()
  report(
    `currencyCode is ${describeValue(code)}, which is no code of ISO 4217`,
    path,
    isCurrencyCode(upper) ? [{ op: 'replace', pointer: jsonPointer(path), value: upper }] : undefined,
  )
}
