import { passRule } from '../rule.ts'

export const stylePosterGenericEmptyFallback = passRule({
  id: 'style-poster-generic-empty-fallback',
  severity: 'warning',
  effect: 'altered',
  condition: 'posterGeneric is present and the classic style beside it has no fields',
  onThePhone: 'Older systems show an empty card',
  fix: 'Give the classic style fields too (Pass Designer can make them: automaticallyGenerateCompatiblePass)',
  source: 'AD, PB',
  check({ pass, style, fields }, report) {
    if (!pass.posterGeneric || style === undefined || fields.some(field => field.style === style)) return
    report(`${style} beside posterGeneric has no fields`, [style])
  },
})
