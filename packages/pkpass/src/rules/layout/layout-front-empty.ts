import { passRule } from '../rule.ts'

export const layoutFrontEmpty = passRule({
  id: 'layout-front-empty',
  severity: 'warning',
  effect: 'altered',
  condition: 'No header and no primary field on a classic style',
  onThePhone: 'A card without content in the stack',
  fix: 'Give at least one',
  source: 'AN',
})
