import { passRule } from '../rule.ts'
import { classicLayouts } from './rows.ts'

export const layoutFrontEmpty = passRule({
  id: 'layout-front-empty',
  severity: 'warning',
  effect: 'altered',
  condition: 'No header and no primary field on a classic style',
  onThePhone: 'A card without content in the stack',
  fix: 'Give at least one header or primary field',
  source: 'AN',
  check({ pass, fields }, report) {
    for (const [style, { headerFields, primaryFields }] of classicLayouts(pass)) {
      // A boarding pass without primary fields is told of what it lacks more precisely.
      if (style === 'boardingPass' || headerFields?.length || primaryFields?.length) continue
      // As is a classic style that stands empty beside a poster.
      const isBesidePoster = pass.posterGeneric !== undefined || pass.preferredStyleSchemes !== undefined
      if (isBesidePoster && !fields.some(field => field.style === style && field.group !== 'backFields')) continue
      report(`Found neither header nor primary field in ${style}`, [style])
    }
  },
})
