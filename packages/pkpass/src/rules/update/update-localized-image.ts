import { updateRule } from '../rule.ts'

export const updateLocalizedImage = updateRule({
  id: 'update-localized-image',
  severity: 'info',
  effect: 'altered',
  condition: 'A localized image changes',
  onThePhone: 'May not refresh after the pass was added',
  fix: 'Change the texts, or use a root image',
  source: 'AD',
  check() {},
})
