import { inspectPass, isRefusal } from '@billfold/pkpass'
import type { Check } from '../check.ts'

/** A phone holds what it fetches against the same rules as what it installs. */
export const fetchedPass: Check = {
  id: 'fetched-pass',
  title: 'Wallet would accept what it fetches',
  async examine(examination) {
    const { trust, clock } = examination.options
    const { body } = await examination.download()
    return { findings: inspectPass(body, { trust, now: clock.now() }).findings.filter(isRefusal) }
  },
}
