import { isLoopback } from '../../addresses/is-loopback.ts'
import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'
import { hostOf } from './address-form.ts'
import { isLocalHost } from './is-local-host.ts'

export const urlLocal = passRule({
  id: 'url-local',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Address on localhost, a private network or a .local name in a distributed pass',
  onThePhone: 'Dead on the phone',
  fix: 'Use the public address before you hand the pass out',
  source: 'K',
  check({ valuesOf }, report) {
    for (const { value, path } of valuesOf('url', 'https-url')) {
      if (typeof value !== 'string') continue
      const host = hostOf(value)
      if (host === undefined || !isLocalHost(host)) continue
      // Plain HTTP works on a phone with the developer setting, which is how a sandbox on this machine is tried.
      if (path[0] === 'webServiceURL' && isLoopback(value)) {
        report('webServiceURL points to this machine over plain HTTP: only a simulated device reaches it', path)
      } else {
        report(`Only this machine or its network reaches ${describeValue(host)}`, path)
      }
    }
  },
})
