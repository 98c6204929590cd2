import { passRule } from '../rule.ts'

export const fieldSemanticsLost = passRule({
  id: 'field-semantics-lost',
  severity: 'info',
  effect: 'none',
  condition: 'A field carries its own semantics',
  onThePhone: 'Used as if at the top level; lost when the pass goes through the builder',
  fix: 'Put tags at the top level',
  source: 'AD, PB',
})
