import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'
import { addressFault, hostOf, isPlainHttp } from './address-form.ts'
import { isLocalHost } from './is-local-host.ts'

/** No links: the web service has a rule of its own, an app is handed any text, and Wi-Fi portals are asked by the system. */
const NO_LINKS: ReadonlySet<PropertyKey> = new Set(['webServiceURL', 'appLaunchURL', 'captiveTokenAuthURL'])

export const urlNotHttps = passRule({
  id: 'url-not-https',
  severity: 'warning',
  effect: 'dropped',
  condition: 'An http address in a link key',
  onThePhone: 'Works or is blocked depending on the target',
  fix: 'Write the address with https',
  source: 'K',
  check({ valuesOf }, report) {
    for (const { value, path } of valuesOf('url')) {
      if (typeof value !== 'string' || !isPlainHttp(value) || NO_LINKS.has(path.at(-1) ?? '')) continue
      // What points into a private network, or nowhere, is told as such.
      if (addressFault(value) || isLocalHost(hostOf(value) ?? '')) continue
      report(`The address ${describeValue(value)} is over plain HTTP`, path, secured(value, jsonPointer(path)))
    }
  },
})

function secured(address: string, pointer: string): readonly Change[] | undefined {
  // Another port has another server behind it, which need not speak TLS.
  if (new URL(address).port !== '') return undefined
  const value = address.replace(/^http:(\/\/[^/?#]*?):80(?=[/?#]|$)/i, 'https:$1').replace(/^http:/i, 'https:')
  return [{ op: 'replace', pointer, value }]
}
