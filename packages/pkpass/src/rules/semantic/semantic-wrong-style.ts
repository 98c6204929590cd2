import { passRule } from '../rule.ts'

export const semanticWrongStyle = passRule({
  id: 'semantic-wrong-style',
  severity: 'info',
  effect: 'dropped',
  condition: 'A tag meant for another kind of pass (boarding tag on an event ticket …)',
  onThePhone: 'Ignored',
  fix: 'Remove',
  source: 'AD, PB',
})
