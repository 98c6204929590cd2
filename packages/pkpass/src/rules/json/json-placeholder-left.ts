import { passRule } from '../rule.ts'

export const jsonPlaceholderLeft = passRule({
  id: 'json-placeholder-left',
  severity: 'warning',
  effect: 'altered',
  condition:
    'A value still holds a template mark ({{…}}, ${…}, <%…%>, %s, or a Pass Designer placeholder such as pass. or an empty serial)',
  onThePhone: 'Shown literally',
  fix: 'Substitute before signing',
  source: 'K, PB',
})
