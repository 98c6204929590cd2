import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

const FORM = /^pass\.[A-Za-z0-9.-]+$/

export const passTypeIdForm = passRule({
  id: 'pass-type-id-form',
  severity: 'warning',
  effect: 'refused',
  condition: 'passTypeIdentifier does not start with pass. or has characters outside letters, digits, . and -',
  onThePhone: "Refused: it cannot equal the certificate's UID",
  fix: 'Use the pass type identifier that is registered with Apple',
  source: 'AD',
  check({ pass: { passTypeIdentifier: id } }, report) {
    if (FORM.test(id) || id === 'pass.') return
    const what = id.startsWith('pass.')
      ? 'has characters other than letters, digits, "." and "-"'
      : 'does not start with "pass."'
    report(`passTypeIdentifier ${what}: ${describeValue(id)}`, ['passTypeIdentifier'])
  },
})
