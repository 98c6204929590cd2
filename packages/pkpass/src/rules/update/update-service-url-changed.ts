import { updateRule } from '../rule.ts'

export const updateServiceUrlChanged = updateRule({
  id: 'update-service-url-changed',
  severity: 'warning',
  effect: 'update',
  condition: 'webServiceURL points elsewhere',
  onThePhone: 'Devices register at the new place after the update; the old one must answer until all have moved',
  fix: 'Run both',
  source: 'K',
  check() {},
})
