import { passRule } from '../rule.ts'

export const posterGenericScheme = passRule({
  id: 'poster-generic-scheme',
  severity: 'warning',
  effect: 'none',
  condition: 'posterGeneric listed in preferredStyleSchemes',
  onThePhone: 'Not a scheme; ignored',
  fix: 'Remove',
  source: 'PB',
})
