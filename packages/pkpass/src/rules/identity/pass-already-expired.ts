import { parseDate } from '../../dates/parse-date.ts'
import { passRule } from '../rule.ts'

export const passAlreadyExpired = passRule({
  id: 'pass-already-expired',
  severity: 'warning',
  effect: 'altered',
  condition: 'expirationDate lies in the past, or voided is true at first issue',
  onThePhone: 'The pass goes straight to the expired list and looks as if it had not been added',
  fix: 'Check the date (epoch mistakes give 1970, 2001 or 2011)',
  source: 'passkit-generator#211',
  check({ pass: { expirationDate, voided }, now, before, isFirstIssue }, report) {
    // An update may well be there to retire the pass.
    if (expirationDate !== undefined && now && !before && isPast(expirationDate, now)) {
      report(`The pass expired on ${expirationDate}`, ['expirationDate'])
    }
    if (voided === true && isFirstIssue) report('The pass is voided before anyone has it', ['voided'])
  },
})

/** A malformed date is told as that. */
function isPast(date: string, now: Date): boolean {
  try {
    return parseDate(date) <= now
  } catch {
    return false
  }
}
