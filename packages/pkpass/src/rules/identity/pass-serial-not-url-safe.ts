import { describeValue } from '../../findings/describe-value.ts'
import { passRule } from '../rule.ts'

/** Whatever else is escaped in the path of an address, by encodeURIComponent too. */
const UNSAFE = /[^A-Za-z0-9\-_.~!'()*]/u
/** Longer than a file name may be; a UUID has 36. */
const MAX_CHARACTERS = 255

export const passSerialNotUrlSafe = passRule({
  id: 'pass-serial-not-url-safe',
  severity: 'warning',
  effect: 'update',
  condition: 'serialNumber has characters that need percent-encoding, or is very long',
  onThePhone: 'Installs; some servers and proxies break the update addresses',
  fix: 'Use letters, digits, - and _ alone, and keep it short',
  source: 'AR',
  check({ pass: { serialNumber } }, report) {
    const what = faultOf(serialNumber)
    if (what !== undefined) report(`serialNumber ${what}`, ['serialNumber'])
  },
})

function faultOf(serialNumber: string): string | undefined {
  if (serialNumber.length > MAX_CHARACTERS) {
    return `has ${serialNumber.length} characters, ${MAX_CHARACTERS} are plenty in an address`
  }
  if (serialNumber === '.' || serialNumber === '..') {
    return `is ${describeValue(serialNumber)}, which an address reads as a folder`
  }
  const unsafe = UNSAFE.exec(serialNumber)
  return unsafe ? `has ${describeValue(unsafe[0])} in it, which has to be escaped in an address` : undefined
}
