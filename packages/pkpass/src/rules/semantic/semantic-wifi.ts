import { passRule } from '../rule.ts'

export const semanticWifi = passRule({
  id: 'semantic-wifi',
  severity: 'error',
  effect: 'dropped',
  condition: 'wifiAccess entry without ssid or password',
  onThePhone: 'Ignored',
  fix: 'Give both. A password on a shared pass is public',
  source: 'AD, PB',
})
