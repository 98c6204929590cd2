import { describeValue } from '../../findings/describe-value.ts'
import { addressFault, hostOf } from '../address/address-form.ts'
import { passRule } from '../rule.ts'

const MAPS_HOSTS: ReadonlySet<string | undefined> = new Set(['maps.apple.com', 'maps.apple', 'collections.apple.com'])
/** The page of a place, its short link, or its id; a search and a point of the map have none of these. */
const PLACE = /\/(?:place|p)(?:[/?#]|$)|[?&](?:place-id|auid)=/i

export const actionPlaceValue = passRule({
  id: 'action-place-value',
  severity: 'warning',
  effect: 'dropped',
  condition: 'place with an address that is no Apple Maps place',
  onThePhone: 'Reported not to be drawn unless it carries a real Apple Maps place id',
  fix: 'Share the place from Apple Maps, use the address you get, and test it on a device; or use another type',
  source: 'D',
  check({ pass: { featuredActions } }, report) {
    if (!featuredActions) return
    for (const [index, { type, url = '' }] of featuredActions.entries()) {
      if (type !== 'place' || url === '' || addressFault(url)) continue
      if (MAPS_HOSTS.has(hostOf(url)) && PLACE.test(url)) continue
      report(`The url of a place is ${describeValue(url)}, which is no place in Apple Maps`, [
        'featuredActions',
        index,
        'url',
      ])
    }
  },
})
