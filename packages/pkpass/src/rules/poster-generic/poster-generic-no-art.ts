import { passRule } from '../rule.ts'

export const posterGenericNoArt = passRule({
  id: 'poster-generic-no-art',
  severity: 'warning',
  effect: 'altered',
  condition: 'posterGeneric without background and artwork',
  onThePhone: 'A plain poster. The conference demonstration sets background, the design guidance names artwork',
  fix: 'Ship both',
  source: 'W26, HIG, PB',
})
