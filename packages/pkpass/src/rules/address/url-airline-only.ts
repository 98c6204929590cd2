import { metaOf } from '../../schema/key.ts'
import { passSchema } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

const KEYS = Object.entries(passSchema.shape).flatMap(([key, schema]) =>
  metaOf(schema)?.scheme === 'semanticBoardingPass' ? [key] : [],
)

export const urlAirlineOnly = passRule({
  id: 'url-airline-only',
  severity: 'info',
  effect: 'dropped',
  condition: 'Airline keys (changeSeatURL, upgradeURL, trackBagsURL …) without a semantic boarding pass',
  onThePhone: 'Ignored',
  fix: 'Remove the key, or add semanticBoardingPass to preferredStyleSchemes of a boardingPass',
  source: 'AD, PB',
  check({ pass, isSemanticBoardingPass }, report) {
    if (isSemanticBoardingPass) return
    for (const key of KEYS) {
      if (pass[key] !== undefined) report(`${key} in a pass that is no semantic boarding pass`, [key])
    }
  },
})
