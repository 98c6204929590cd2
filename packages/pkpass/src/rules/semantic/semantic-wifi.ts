import { passRule } from '../rule.ts'

const FAULTS = ['missing', 'null'] as const

export const semanticWifi = passRule({
  id: 'semantic-wifi',
  severity: 'error',
  effect: 'dropped',
  condition: 'An entry of wifiAccess has no ssid or no password',
  onThePhone: 'Ignored',
  fix: 'Give both ssid and password; the password is public as soon as the pass is shared',
  source: 'AD, PB',
  form: [
    { at: '**/semantics/wifiAccess/*/ssid', faults: FAULTS },
    { at: '**/semantics/wifiAccess/*/password', faults: FAULTS },
  ],
})
