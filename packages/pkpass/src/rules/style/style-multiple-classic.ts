import { CLASSIC_STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const styleMultipleClassic = passRule({
  id: 'style-multiple-classic',
  severity: 'error',
  effect: 'refused',
  condition: 'More than one of boardingPass, coupon, eventTicket, generic, storeCard',
  onThePhone: 'Undefined: refused or one wins',
  fix: 'Keep one style',
  source: 'AR, AD',
  check({ pass }, report) {
    const present = CLASSIC_STYLES.filter(style => pass[style])
    if (present.length > 1) report(`Found ${present.join(' and ')}; a pass has one of them`)
  },
})
