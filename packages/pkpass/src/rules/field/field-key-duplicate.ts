import { passRule } from '../rule.ts'

export const fieldKeyDuplicate = passRule({
  id: 'field-key-duplicate',
  severity: 'error',
  effect: 'refused',
  condition: 'The same key occurs twice inside one style, in whatever groups',
  onThePhone:
    'Refused, or update messages go wrong. (The same key under posterGeneric and its fallback is fine and wanted.)',
  fix: 'Make the keys unique within the style',
  source: 'dotnet-passbook-validator#20',
  check({ fields }, report) {
    const seen = new Set<string>()
    for (const { style, field, path } of fields) {
      const place = `${style} ${field.key}`
      if (seen.has(place)) report(`The key ${field.key} occurs twice in ${style}`, [...path, 'key'])
      seen.add(place)
    }
  },
})
