import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { addressFault, completedAddress } from './address-form.ts'

export const urlNotAbsolute = passRule({
  id: 'url-not-absolute',
  severity: 'error',
  effect: 'dropped',
  condition: 'A …URL value has no scheme (www.example.com), has spaces, or is not a URL',
  onThePhone: 'The link or button is missing',
  fix: 'Write the whole address, beginning with https://, and write a space in it as %20',
  source: 'AD, W26',
  check({ valuesOf }, report) {
    for (const { value, path } of valuesOf('url')) {
      // The address of an action, and one of the web service without https, are told as such.
      if (typeof value !== 'string' || path[0] === 'featuredActions') continue
      if (path[0] === 'webServiceURL' && !value.startsWith('https://')) continue
      const fault = addressFault(value)
      if (!fault) continue
      // What an app is handed need not be a web address.
      const meant = path[0] === 'appLaunchURL' ? undefined : completedAddress(value)
      const changes =
        meant === undefined ? undefined : [{ op: 'replace', pointer: jsonPointer(path), value: meant } as const]
      report(
        value === '' ? 'The address is an empty text' : `The address ${describeValue(value)} ${fault}`,
        path,
        changes,
      )
    }
  },
})
