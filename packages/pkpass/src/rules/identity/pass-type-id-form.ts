import { passRule } from '../rule.ts'

export const passTypeIdForm = passRule({
  id: 'pass-type-id-form',
  severity: 'warning',
  effect: 'refused',
  condition: 'passTypeIdentifier does not start with pass. or has characters outside letters, digits, . and -',
  onThePhone: "Refused: it cannot equal the certificate's UID",
  fix: 'Use the registered identifier',
  source: 'AD',
})
