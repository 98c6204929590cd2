import { passRule } from '../rule.ts'

export const actionPlaceValue = passRule({
  id: 'action-place-value',
  severity: 'warning',
  effect: 'dropped',
  condition: 'place with an address that is no Apple Maps place',
  onThePhone: 'Reported not to be drawn unless it carries a real Apple Maps place id',
  fix: 'Test on a device, or use another type',
  source: 'D',
})
