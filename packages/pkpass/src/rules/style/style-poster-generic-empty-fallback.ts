import { passRule } from '../rule.ts'

export const stylePosterGenericEmptyFallback = passRule({
  id: 'style-poster-generic-empty-fallback',
  severity: 'warning',
  effect: 'altered',
  condition: 'posterGeneric is present and the classic style beside it has no fields',
  onThePhone: 'Older systems show an empty card',
  fix: 'Fill the fallback. (Pass Designer can make one: automaticallyGenerateCompatiblePass.)',
  source: 'AD, PB',
})
