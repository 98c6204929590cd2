import { passRule } from '../rule.ts'

const FAULTS = ['type', 'empty', 'value'] as const

export const semanticType = passRule({
  id: 'semantic-type',
  severity: 'error',
  effect: 'refused',
  condition:
    'A semantic tag has the wrong type: flightNumber or duration as text, amount as number, seats or performerNames not an array',
  onThePhone:
    'The pass is refused, or its scheme falls back to the classic layout; Apple’s Pass Builder refuses the file',
  fix: 'Write the tag in its documented type',
  source: 'AD, PB',
  form: [
    { at: '**/semantics', faults: ['type', 'empty'] },
    { at: '**/semantics/*', faults: FAULTS },
    { at: '**/semantics/*/*', faults: ['type', 'empty'] },
    { at: '**/semantics/*/*/*', faults: ['type', 'empty'] },
  ],
})
