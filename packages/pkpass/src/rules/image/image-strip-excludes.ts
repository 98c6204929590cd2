import { fileRule } from '../rule.ts'

export const imageStripExcludes = fileRule({
  id: 'image-strip-excludes',
  severity: 'warning',
  effect: 'dropped',
  condition: 'eventTicket with strip and also background or thumbnail',
  onThePhone: 'The strip wins; the others are not drawn',
  fix: 'Choose one look',
  source: 'AN, AR',
})
