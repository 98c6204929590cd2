import { passRule } from '../rule.ts'

export const semanticBpNotAir = passRule({
  id: 'semantic-bp-not-air',
  severity: 'error',
  effect: 'fallback',
  condition: 'transitType is not PKTransitTypeAir. (Not checked by the builder.)',
  onThePhone: 'Classic boarding pass',
  fix: 'Airlines only',
  source: 'AD',
})
