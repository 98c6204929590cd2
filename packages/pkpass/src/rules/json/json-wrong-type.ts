import { passRule } from '../rule.ts'

export const jsonWrongType = passRule({
  id: 'json-wrong-type',
  severity: 'error',
  effect: 'refused',
  condition: 'A known key has another JSON type than the schema says',
  onThePhone: "Depends on the key: whole pass refused, or the key dropped. Apple's Pass Builder refuses the whole file",
  fix: 'Write the documented type',
  source: 'thenextweb/passgenerator#25, #50, PB',
})
