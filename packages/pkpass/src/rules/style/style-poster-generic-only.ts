import { passRule } from '../rule.ts'

export const stylePosterGenericOnly = passRule({
  id: 'style-poster-generic-only',
  severity: 'error',
  effect: 'refused',
  condition: 'posterGeneric is the only style',
  onThePhone: 'iOS 26 / watchOS 26 and earlier cannot install the pass',
  fix: 'Add a classic style with fields of its own, or ignore this rule where only iOS 27 is meant',
  source: 'W26, AD',
  check({ pass, style }, report) {
    if (pass.posterGeneric && style === undefined) report('posterGeneric is the only style', ['posterGeneric'])
  },
})
