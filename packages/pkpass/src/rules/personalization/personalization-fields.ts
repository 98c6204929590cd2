import { describeValue } from '../../findings/describe-value.ts'
import { PERSONALIZATION_FIELDS } from '../../schema/personalization.ts'
import { fileRule } from '../rule.ts'
import { memberOf, PERSONALIZATION_FILE } from './personalization-file.ts'

const KEY = 'requiredPersonalizationFields'
const KNOWN = new Set<unknown>(PERSONALIZATION_FIELDS)

export const personalizationFields = fileRule({
  id: 'personalization-fields',
  severity: 'error',
  effect: 'refused',
  condition: 'requiredPersonalizationFields empty or with unknown names',
  onThePhone: 'No sheet',
  fix: 'Use one or more of PKPassPersonalizationFieldName, PKPassPersonalizationFieldPostalCode, PKPassPersonalizationFieldEmailAddress and PKPassPersonalizationFieldPhoneNumber',
  source: 'AD',
  check({ personalization }, report) {
    if (personalization === undefined) return
    const names = memberOf(personalization, KEY)
    if (!Array.isArray(names) || names.length === 0) {
      report(`${KEY} asks for nothing`, { file: PERSONALIZATION_FILE, pointer: `/${KEY}` })
      return
    }
    for (const [index, name] of names.entries()) {
      if (KNOWN.has(name)) continue
      const place = { file: PERSONALIZATION_FILE, pointer: `/${KEY}/${index}` }
      report(`${describeValue(name)} is nothing that a sign-up sheet asks for`, place)
    }
  },
})
