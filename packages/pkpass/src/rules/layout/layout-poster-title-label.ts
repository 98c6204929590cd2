import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

export const layoutPosterTitleLabel = passRule({
  id: 'layout-poster-title-label',
  severity: 'info',
  effect: 'altered',
  condition: 'First primary field of posterGeneric has a label',
  onThePhone: 'Drawn as an ordinary field instead of the large title',
  fix: 'Leave its label out for the title look',
  source: 'W26',
  check({ pass }, report) {
    const label = pass.posterGeneric?.primaryFields?.[0]?.label
    if (label === undefined || label.trim() === '') return
    report(`The first primary field has the label ${describeValue(label)}`, [
      'posterGeneric',
      'primaryFields',
      0,
      'label',
    ])
  },
})
