import { passRule } from '../rule.ts'

export const semanticSilence = passRule({
  id: 'semantic-silence',
  severity: 'info',
  effect: 'dropped',
  condition: 'silenceRequested without event type, start, end and place',
  onThePhone: 'No suggestion',
  fix: 'Fill them',
  source: 'AD',
})
