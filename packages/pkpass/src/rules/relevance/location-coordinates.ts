import { passRule } from '../rule.ts'

export const locationCoordinates = passRule({
  id: 'location-coordinates',
  severity: 'error',
  effect: 'refused',
  condition: 'latitude or longitude missing, not a number, or outside ±90 / ±180',
  onThePhone: 'Entry dropped or pass refused',
  fix: 'Write both as JSON numbers in degrees, and look whether latitude and longitude are swapped',
  source: 'AD',
  form: [
    { at: '/locations/*/latitude', faults: ['missing', 'null', 'empty', 'type', 'value'] },
    { at: '/locations/*/longitude', faults: ['missing', 'null', 'empty', 'type', 'value'] },
  ],
})
