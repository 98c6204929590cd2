import { passRule } from '../rule.ts'

export const locationCoordinates = passRule({
  id: 'location-coordinates',
  severity: 'error',
  effect: 'refused',
  condition: 'latitude or longitude missing, not a number, or outside ±90 / ±180',
  onThePhone: 'Entry dropped or pass refused',
  fix: 'Fix it; look for swapped values',
  source: 'AD',
})
