import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { addressFault, completedAddress } from '../address/address-form.ts'
import type { Change } from '../change.ts'
import { passRule } from '../rule.ts'

const TELEPHONE = /^tel:/i
const TELEPHONE_NUMBER = /^\+?[\d\s().-]+$/
const SEPARATORS = /[\s().-]/g

export const actionUrlForm = passRule({
  id: 'action-url-form',
  severity: 'warning',
  effect: 'dropped',
  condition: 'url without a scheme, or not fitting the type (call wants tel:)',
  onThePhone: 'Card not drawn',
  fix: 'Write an absolute address, beginning with https://, or with tel: for a call',
  source: 'D',
  check({ pass: { featuredActions } }, report) {
    if (!featuredActions) return
    for (const [index, { type, url = '' }] of featuredActions.entries()) {
      if (url === '') continue
      const path = ['featuredActions', index, 'url']
      const pointer = jsonPointer(path)
      if (type === 'call') {
        if (TELEPHONE.test(url)) continue
        report(`The url of a call is ${describeValue(url)}, and should begin with tel:`, path, dialled(url, pointer))
      } else {
        const fault = addressFault(url)
        if (fault) report(`The url ${describeValue(url)} ${fault}`, path, completed(url, pointer))
      }
    }
  },
})

function dialled(number: string, pointer: string): readonly Change[] | undefined {
  if (!TELEPHONE_NUMBER.test(number)) return undefined
  const value = `tel:${number.replaceAll(SEPARATORS, '')}`
  return value === 'tel:' ? undefined : [{ op: 'replace', pointer, value }]
}

function completed(address: string, pointer: string): readonly Change[] | undefined {
  const value = completedAddress(address)
  return value === undefined ? undefined : [{ op: 'replace', pointer, value }]
}
