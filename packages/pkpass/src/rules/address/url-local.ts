import { isLoopback } from '../../addresses/is-loopback.ts'
import { passRule } from '../rule.ts'

export const urlLocal = passRule({
  id: 'url-local',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Address on localhost, a private network or a .local name in a distributed pass',
  onThePhone: 'Dead on the phone',
  fix: 'Use the public address before you hand the pass out',
  source: 'K',
  check({ pass: { webServiceURL } }, report) {
    if (webServiceURL === undefined || !isLoopback(webServiceURL)) return
    // Plain HTTP works on a phone with the developer setting, which is how a sandbox on this machine is tried.
    const message = 'webServiceURL points to this machine over plain HTTP: only a simulated device reaches it'
    report(message, ['webServiceURL'])
  },
})
