import { passRule } from '../rule.ts'
import { LAYOUT_SCHEMES } from './layout-schemes.ts'

const FRONT_GROUPS = ['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields'] as const

export const schemeNoLegacyFields = passRule({
  id: 'scheme-no-legacy-fields',
  severity: 'warning',
  effect: 'altered',
  condition: 'A scheme is asked for and the classic groups are empty',
  onThePhone: 'Systems before iOS 18/26 show an empty pass',
  fix: 'Fill header, primary, secondary and auxiliary fields too',
  source: 'AD',
  check({ pass, isPosterEventTicket, isSemanticBoardingPass }, report) {
    for (const { scheme, style } of LAYOUT_SCHEMES) {
      const content = pass[style]
      const isAsked = style === 'eventTicket' ? isPosterEventTicket : isSemanticBoardingPass
      if (!isAsked || !content || FRONT_GROUPS.some(group => content[group]?.length)) continue
      report(`${style} has no fields for the systems that do not know ${scheme}`, [style])
    }
  },
})
