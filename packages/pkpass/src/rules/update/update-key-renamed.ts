import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'
import { renamedFields } from './renamed-fields.ts'

export const updateKeyRenamed = updateRule({
  id: 'update-key-renamed',
  severity: 'warning',
  effect: 'update',
  condition: 'A field with changeMessage vanished and a similar one appeared (renamed or positional keys)',
  onThePhone: 'No message',
  fix: 'Keep keys stable, never by position',
  source: 'WalletWallet docs',
  check(context, report) {
    for (const { old, now } of renamedFields(context)) {
      const keys = `from ${describeValue(old.field.key)} to ${describeValue(now.field.key)}`
      report(`A field with changeMessage seems to have changed its key ${keys}`, [...now.path, 'key'])
    }
  },
})
