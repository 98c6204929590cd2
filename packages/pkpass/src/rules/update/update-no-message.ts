import { updateRule } from '../rule.ts'

export const updateNoMessage = updateRule({
  id: 'update-no-message',
  severity: 'info',
  effect: 'update',
  condition: 'A visible value changes without changeMessage',
  onThePhone: 'Silent update ("Pass updated" at most)',
  fix: 'Add changeMessage where people should know',
  source: 'AN',
  check() {},
})
