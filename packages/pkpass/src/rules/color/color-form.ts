import { passRule } from '../rule.ts'

export const colorForm = passRule({
  id: 'color-form',
  severity: 'error',
  effect: 'altered',
  condition: 'Not rgb(r,g,b) and not #RGB/#RRGGBB (named colours, rgba, percentages, eight-digit hex, missing #)',
  onThePhone: 'Colour ignored or pass refused (unconfirmed); the builder refuses the whole file',
  fix: 'Write rgb(r, g, b)',
  source: 'AD, PB',
})
