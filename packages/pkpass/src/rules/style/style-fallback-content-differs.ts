import { describeValue } from '../../findings/describe-value.ts'
import type { PlacedField } from '../pass-context.ts'
import { passRule } from '../rule.ts'

export const styleFallbackContentDiffers = passRule({
  id: 'style-fallback-content-differs',
  severity: 'info',
  effect: 'altered',
  condition: 'A field key exists under one of the two styles only, or with another value',
  onThePhone: 'Holders see different facts depending on the system',
  fix: 'Fill both styles from the same data',
  source: 'K',
  check({ pass, style, fields }, report) {
    if (!pass.posterGeneric || style === undefined) return
    const poster = fields.filter(field => field.style === 'posterGeneric')
    const classic = fields.filter(field => field.style === style)
    // A classic style without any is told by a rule of its own.
    if (classic.length === 0) return
    if (poster.length === 0) {
      report(`posterGeneric has no fields, and ${style} beside it has ${classic.length}`, ['posterGeneric'])
      return
    }
    const posterByKey = byKey(poster)
    const classicByKey = byKey(classic)
    for (const [key, { field, path }] of posterByKey) {
      const other = classicByKey.get(key)
      if (!other) report(`The field ${describeValue(key)} of posterGeneric is not in ${style}`, path)
      else if (String(other.field.value) !== String(field.value)) {
        report(`The field ${describeValue(key)} has another value in ${style} than in posterGeneric`, [
          ...other.path,
          'value',
        ])
      }
    }
    for (const [key, { path }] of classicByKey) {
      if (!posterByKey.has(key)) report(`The field ${describeValue(key)} of ${style} is not in posterGeneric`, path)
    }
  },
})

function byKey(fields: readonly PlacedField[]): ReadonlyMap<string, PlacedField> {
  return new Map(fields.map(field => [field.field.key, field]))
}
