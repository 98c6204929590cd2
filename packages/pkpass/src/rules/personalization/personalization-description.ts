import { describeValue } from '../../findings/describe-value.ts'
import { fileRule } from '../rule.ts'
import { memberOf, PERSONALIZATION_FILE } from './personalization-file.ts'

export const personalizationDescription = fileRule({
  id: 'personalization-description',
  severity: 'error',
  effect: 'refused',
  condition: 'description missing',
  onThePhone: 'No sheet',
  fix: 'Add a description, which stands on the sign-up sheet',
  source: 'AD',
  check({ personalization }, report) {
    if (personalization === undefined) return
    const description = memberOf(personalization, 'description')
    if (typeof description === 'string' && description !== '') return
    const place = { file: PERSONALIZATION_FILE, pointer: '/description' }
    report(`description is ${describeValue(description)}, not a text`, place)
  },
})
