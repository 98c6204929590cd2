import { passRule } from '../rule.ts'

export const appLaunchWithoutStoreId = passRule({
  id: 'app-launch-without-store-id',
  severity: 'error',
  effect: 'refused',
  condition: 'appLaunchURL without associatedStoreIdentifiers',
  onThePhone: 'Refused or ignored',
  fix: 'Add the App Store id',
  source: 'AR, AD',
})
