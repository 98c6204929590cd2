import { passRule } from '../rule.ts'

export const posterGenericNoArt = passRule({
  id: 'poster-generic-no-art',
  severity: 'warning',
  effect: 'altered',
  condition: 'posterGeneric without background and artwork',
  onThePhone: 'A plain poster; Apple’s demonstration sets background, its design guidance names artwork',
  fix: 'Add both background and artwork to the bundle',
  source: 'W26, HIG, PB',
  check({ pass, images }, report) {
    if (!pass.posterGeneric || !images || images.has('background') || images.has('artwork')) return
    report('The poster has neither background nor artwork')
  },
})
