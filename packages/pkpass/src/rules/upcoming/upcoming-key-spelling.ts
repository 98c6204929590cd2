import { passRule } from '../rule.ts'

export const upcomingKeySpelling = passRule({
  id: 'upcoming-key-spelling',
  severity: 'info',
  effect: 'none',
  condition: 'Only one of two spellings: reference URLs, SHA256, URL; builder urls, sha256, url',
  onThePhone: 'JSON names are case-sensitive; which one a system reads is unconfirmed',
  fix: 'Write both with the same value',
  source: 'AD, PB',
})
