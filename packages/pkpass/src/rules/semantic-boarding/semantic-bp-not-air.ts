import { passRule } from '../rule.ts'

export const semanticBpNotAir = passRule({
  id: 'semantic-bp-not-air',
  severity: 'error',
  effect: 'fallback',
  condition:
    'transitType of a semantic boarding pass is not PKTransitTypeAir, which Apple’s Pass Builder does not check',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Leave the scheme semanticBoardingPass to boarding passes of airlines',
  source: 'AD',
  check({ pass: { boardingPass }, isSemanticBoardingPass }, report) {
    if (!isSemanticBoardingPass || !boardingPass || boardingPass.transitType === 'PKTransitTypeAir') return
    const found = `transitType is ${boardingPass.transitType}`
    report(`${found}; semantic boarding passes are for PKTransitTypeAir`, ['boardingPass', 'transitType'])
  },
})
