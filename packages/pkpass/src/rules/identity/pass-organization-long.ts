import { passRule } from '../rule.ts'

const MAX_CHARACTERS = 64

export const passOrganizationLong = passRule({
  id: 'pass-organization-long',
  severity: 'info',
  effect: 'altered',
  condition: 'organizationName longer than 64 characters',
  onThePhone: 'Cut in banners',
  fix: 'Shorten organizationName to 64 characters or fewer',
  source: 'AN',
  check({ pass: { organizationName } }, report) {
    if (organizationName.length <= MAX_CHARACTERS) return
    const length = [...organizationName].length
    if (length <= MAX_CHARACTERS) return
    report(`organizationName has ${length} characters, ${MAX_CHARACTERS} are the most that fit`, ['organizationName'])
  },
})
