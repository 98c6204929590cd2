import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

export const passSerialReused = passRule({
  id: 'pass-serial-reused',
  severity: 'warning',
  effect: 'altered',
  condition: 'Another pass with the same type and serial has been issued to the same holder',
  onThePhone: 'The new pass silently replaces the old one',
  fix: 'Give every pass a serial number of its own',
  source: 'AD, passkit-generator#177',
  check({ pass, isSerialReused }, report) {
    if (!isSerialReused) return
    report(`Another pass was issued with the serial number ${describeValue(pass.serialNumber)}`, ['serialNumber'])
  },
})
