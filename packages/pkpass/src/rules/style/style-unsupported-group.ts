import { passRule } from '../rule.ts'

export const styleUnsupportedGroup = passRule({
  id: 'style-unsupported-group',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'A field group the style does not draw: footerFields outside posterGeneric; secondaryFields or auxiliaryFields on posterGeneric; additionalInfoFields outside poster event tickets and posterGeneric',
  onThePhone: 'Not drawn on the face',
  fix: 'Move the fields to a group the style draws',
  source: 'AD, PB',
})
