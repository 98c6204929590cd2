import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'
import { renamedFields } from './renamed-fields.ts'

export const updateKeyNew = updateRule({
  id: 'update-key-new',
  severity: 'info',
  effect: 'update',
  condition: 'A field with changeMessage is new in this version',
  onThePhone: 'A new field is not a change: no message',
  fix: 'Seed it at issue time (a back field with a space)',
  source: 'AN, WalletWallet docs',
  check(context, report) {
    const renamed = new Set(renamedFields(context).map(({ now }) => now))
    for (const placed of context.added) {
      if (placed.field.changeMessage === undefined || renamed.has(placed)) continue
      report(`The field ${describeValue(placed.field.key)} is new, and has a changeMessage`, placed.path)
    }
  },
})
