import type { Style } from '../../schema/pass.ts'
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
    let seen = new Set<string>()
    let seenIn: Style | undefined
    for (const placed of fields) {
      const { style, field } = placed
      // Fields come style by style.
      if (style !== seenIn) seen = new Set()
      seenIn = style
      if (seen.has(field.key)) report(`The key ${field.key} occurs twice in ${style}`, [...placed.path, 'key'])
      seen.add(field.key)
    }
  },
})
