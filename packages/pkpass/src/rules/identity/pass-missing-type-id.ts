import { passRule } from '../rule.ts'

export const passMissingTypeId = passRule({
  id: 'pass-missing-type-id',
  severity: 'error',
  effect: 'refused',
  condition: 'passTypeIdentifier missing, empty, or still the bare prefix pass.',
  onThePhone: 'Refused',
  fix: 'Use the pass type identifier of the certificate',
  source: 'AD, PB',
  form: [{ at: '/passTypeIdentifier', faults: ['missing', 'null', 'empty'] }],
  check({ pass }, report) {
    if (pass.passTypeIdentifier === 'pass.') {
      report('passTypeIdentifier is the bare prefix "pass." without a name behind it', ['passTypeIdentifier'])
    }
  },
})
