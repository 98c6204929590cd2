import { passRule } from '../rule.ts'

export const passMissingSerial = passRule({
  id: 'pass-missing-serial',
  severity: 'error',
  effect: 'refused',
  condition: 'serialNumber missing or empty',
  onThePhone: 'Refused',
  fix: 'Give every pass a serial number of its own',
  source: 'AD, PB',
  form: [{ at: '/serialNumber', faults: ['missing', 'null', 'empty'] }],
})
