import { passRule } from '../rule.ts'

/** Radius of the styles in metres. Only its order is known: what comes near it is not told. */
const RADIUS = { boardingPass: 1000, coupon: 100, eventTicket: 1000, generic: 1000, storeCard: 100 } as const
const TOLERANCE = 2

export const locationMaxDistance = passRule({
  id: 'location-max-distance',
  severity: 'info',
  effect: 'none',
  condition: "maxDistance larger than the style's own radius",
  onThePhone: 'The smaller of the two counts',
  fix: "Use maxDistance only to make the style's own radius smaller, or remove it",
  source: 'AD, PB',
  check({ pass: { maxDistance }, style }, report) {
    if (maxDistance === undefined || style === undefined || maxDistance <= RADIUS[style] * TOLERANCE) return
    const own = `the style's own radius is about ${RADIUS[style]} metres`
    report(`maxDistance is ${maxDistance} metres, and ${own}`, ['maxDistance'])
  },
})
