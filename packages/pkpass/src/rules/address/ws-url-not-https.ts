import { isLoopback } from '../../addresses/is-loopback.ts'
import { passRule } from '../rule.ts'

export const wsUrlNotHttps = passRule({
  id: 'ws-url-not-https',
  severity: 'error',
  effect: 'refused',
  condition: 'webServiceURL is not https',
  onThePhone: 'The pass is unreadable on ordinary devices (allowed only with the developer switch)',
  fix: 'Serve over HTTPS with a publicly trusted certificate',
  source: 'php-pkpass#85, jpasskit#408',
  check({ pass: { webServiceURL } }, report) {
    if (webServiceURL === undefined || webServiceURL.startsWith('https://') || isLoopback(webServiceURL)) return
    report('webServiceURL is not https', ['webServiceURL'])
  },
})
