import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'

const NO_SCHEME = 'posterGeneric'

export const posterGenericScheme = passRule({
  id: 'poster-generic-scheme',
  severity: 'warning',
  effect: 'none',
  condition: 'posterGeneric is listed in preferredStyleSchemes',
  onThePhone: 'It is not a scheme, and ignored',
  fix: 'Remove posterGeneric from preferredStyleSchemes: the style is chosen by its key',
  source: 'PB',
  check({ pass: { preferredStyleSchemes: schemes } }, report) {
    const index = schemes?.indexOf(NO_SCHEME) ?? -1
    if (!schemes || index < 0) return
    const others = schemes.filter(scheme => scheme !== NO_SCHEME)
    const pointer = '/preferredStyleSchemes'
    const change: Change = others.length > 0 ? { op: 'replace', pointer, value: others } : { op: 'remove', pointer }
    report('posterGeneric is a style and no scheme', ['preferredStyleSchemes', index], [change])
  },
})
