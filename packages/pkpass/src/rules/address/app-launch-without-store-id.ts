import { passRule } from '../rule.ts'

export const appLaunchWithoutStoreId = passRule({
  id: 'app-launch-without-store-id',
  severity: 'error',
  effect: 'refused',
  condition: 'appLaunchURL without associatedStoreIdentifiers',
  onThePhone: 'Refused or ignored',
  fix: "Add associatedStoreIdentifiers with the app's id in the App Store",
  source: 'AR, AD',
  check({ pass: { appLaunchURL, associatedStoreIdentifiers = [] } }, report) {
    if (appLaunchURL === undefined || associatedStoreIdentifiers.length > 0) return
    report('appLaunchURL without associatedStoreIdentifiers', ['associatedStoreIdentifiers'])
  },
})
