import { passRule } from '../rule.ts'

export const posterEventNoArt = passRule({
  id: 'poster-event-no-art',
  severity: 'error',
  effect: 'fallback',
  condition:
    'Neither artwork nor background in any scale. (Two messages exist in the builder; only the one for artwork can be reached.)',
  onThePhone: 'Classic ticket',
  fix: 'Ship both',
  source: 'PB',
})
