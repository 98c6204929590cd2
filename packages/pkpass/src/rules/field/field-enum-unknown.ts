import { passRule } from '../rule.ts'

export const fieldEnumUnknown = passRule({
  id: 'field-enum-unknown',
  severity: 'error',
  effect: 'dropped',
  condition: 'Unknown value of dateStyle, timeStyle, numberStyle, textAlignment or dataDetectorTypes',
  onThePhone: "Ignored or refused (unconfirmed); Apple's Pass Builder refuses the whole file",
  fix: 'Use one of the documented names',
  source: 'AD, PB',
  form: [
    { at: '**/@group/*/dateStyle', faults: ['empty', 'type', 'value'] },
    { at: '**/@group/*/timeStyle', faults: ['empty', 'type', 'value'] },
    { at: '**/@group/*/numberStyle', faults: ['empty', 'type', 'value'] },
    { at: '**/@group/*/textAlignment', faults: ['empty', 'type', 'value'] },
    { at: '**/@group/*/dataDetectorTypes/*', faults: ['empty', 'type', 'value'] },
  ],
})
