import { STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

const NOT_ON_POSTERS = ['secondaryFields', 'auxiliaryFields'] as const
const NOT_ON_CLASSIC = ['footerFields', 'additionalInfoFields'] as const

export const styleUnsupportedGroup = passRule({
  id: 'style-unsupported-group',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'A field group the style does not draw: footerFields outside posterGeneric; secondaryFields or auxiliaryFields on posterGeneric; additionalInfoFields outside poster event tickets and posterGeneric',
  onThePhone: 'Not drawn on the face',
  fix: 'Move the fields to a group the style draws',
  source: 'AD, PB',
  check({ pass, isPosterEventTicket }, report) {
    for (const style of STYLES) {
      const content = pass[style]
      if (!content) continue
      for (const group of style === 'posterGeneric' ? NOT_ON_POSTERS : NOT_ON_CLASSIC) {
        if (!content[group]?.length) continue
        if (group === 'additionalInfoFields' && style === 'eventTicket' && isPosterEventTicket) continue
        report(`${style} does not draw ${group}`, [style, group])
      }
    }
  },
})
