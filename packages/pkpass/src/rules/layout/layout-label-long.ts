import { isOnFront } from '../field/front-groups.ts'
import { passRule } from '../rule.ts'
import { lengthOf } from './text-length.ts'

export const layoutLabelLong = passRule({
  id: 'layout-label-long',
  severity: 'info',
  effect: 'altered',
  condition: 'A front label longer than about 20 characters',
  onThePhone: 'Cut',
  fix: 'Shorten the label to about 20 characters',
  source: 'K',
  check({ fields }, report) {
    for (const { group, field, path } of fields) {
      const { label } = field
      if (label === undefined || label.length <= MAX_LENGTH || !isOnFront(group)) continue
      const length = lengthOf(label)
      if (length <= MAX_LENGTH) continue
      report(`The label has about ${length} characters, room is for about ${MAX_LENGTH}`, [...path, 'label'])
    }
  },
})

const MAX_LENGTH = 20
