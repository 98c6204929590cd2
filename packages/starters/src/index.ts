export { rings, rounded, svg } from './art/svg.ts'
export { dayAfter, dayOfYear } from './dates.ts'
export type { Starter } from './starter.ts'
export { STARTERS } from './starters.ts'
