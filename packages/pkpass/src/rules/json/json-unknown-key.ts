import { passRule } from '../rule.ts'

export const jsonUnknownKey = passRule({
  id: 'json-unknown-key',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'A key is not in the schema (likely a misspelling; suggest the nearest known key). Not reported: _id and the contents of userInfo',
  onThePhone: 'Ignored in silence',
  fix: 'Correct the name, or move private data into userInfo',
  source: 'AD, K',
})
