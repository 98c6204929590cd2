import { passRule } from '../rule.ts'

export const passMissingOrganization = passRule({
  id: 'pass-missing-organization',
  severity: 'error',
  effect: 'refused',
  condition: 'organizationName missing or empty',
  onThePhone: 'Refused. The name also heads every notification',
  fix: 'Name the organization: it heads every notification',
  source: 'AD, PB, thenextweb/passgenerator#25',
  form: [{ at: '/organizationName', faults: ['missing', 'null', 'empty'] }],
})
