import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { isReadableDate } from './date-value.ts'
import { everyField } from './every-field.ts'

const HALVES = ['timeStyle', 'dateStyle'] as const

export const fieldDateHalfStyled = passRule({
  id: 'field-date-half-styled',
  severity: 'info',
  effect: 'altered',
  condition: 'Only one of dateStyle and timeStyle is given',
  onThePhone: 'The archived reference asks for both, current samples give one; works',
  fix: 'Give both; use PKDateStyleNone to hide a part',
  source: 'AR, AD',
  check(context, report) {
    for (const { field, path } of everyField(context)) {
      if ((field.dateStyle === undefined) === (field.timeStyle === undefined) || !isReadableDate(field.value)) continue
      const [given, missing] = field.dateStyle === undefined ? HALVES : HALVES.toReversed()
      const place = [...path, missing]
      report(`Found ${given} without ${missing}`, place, [
        { op: 'add', pointer: jsonPointer(place), value: 'PKDateStyleNone' },
      ])
    }
  },
})
