import { describe, expect, test } from 'vitest'
import { fixed } from './fixed.ts'
import { changed, findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const TOKEN = '0123456789abcdef0123456789abcdef'
const WEB = { webServiceURL: 'https://passes.example.com/wallet', authenticationToken: TOKEN }
const POSTER = {
  storeCard: undefined,
  eventTicket: PASS.storeCard,
  preferredStyleSchemes: ['posterEventTicket', 'eventTicket'],
}
const FLIGHT = {
  storeCard: undefined,
  boardingPass: { ...PASS.storeCard, transitType: 'PKTransitTypeAir' },
  preferredStyleSchemes: ['semanticBoardingPass', 'boardingPass'],
}

const withLink = (bagPolicyURL: string) => ({ ...POSTER, bagPolicyURL })
const withService = (webServiceURL: string) => ({ ...WEB, webServiceURL })

passRuleTests('app-launch-without-store-id', {
  raises: {
    'no ids': [{ appLaunchURL: 'example:open' }, '/associatedStoreIdentifiers'],
    'an empty list of ids': [
      { appLaunchURL: 'example:open', associatedStoreIdentifiers: [] },
      '/associatedStoreIdentifiers',
    ],
  },
  accepts: {
    'with an id': { appLaunchURL: 'example:open', associatedStoreIdentifiers: [284882215] },
    'an id alone': { associatedStoreIdentifiers: [284882215] },
    'an id of another type, which another rule tells': {
      appLaunchURL: 'example:open',
      associatedStoreIdentifiers: ['284882215'],
    },
  },
})

passRuleTests('app-store-id-type', {
  raises: {
    'a text': [{ associatedStoreIdentifiers: [1, '284882215'] }, '/associatedStoreIdentifiers/1'],
    'an empty text': [{ associatedStoreIdentifiers: [''] }, '/associatedStoreIdentifiers/0'],
    'a bundle id': [{ associatedStoreIdentifiers: ['com.example.app'] }, '/associatedStoreIdentifiers/0'],
    'a fraction': [{ associatedStoreIdentifiers: [1.5] }, '/associatedStoreIdentifiers/0'],
    null: [{ associatedStoreIdentifiers: [null] }, '/associatedStoreIdentifiers/0'],
    'one bare number': [{ associatedStoreIdentifiers: 284882215 }, '/associatedStoreIdentifiers'],
    'one bare text': [{ associatedStoreIdentifiers: '284882215' }, '/associatedStoreIdentifiers'],
    'more apps of the event guide': [
      { ...POSTER, auxiliaryStoreIdentifiers: ['284882215'] },
      '/auxiliaryStoreIdentifiers/0',
    ],
    'apps of an upcoming event': [
      {
        ...POSTER,
        upcomingPassInformation: [
          { identifier: 'a', name: 'A', type: 'event', auxiliaryStoreIdentifiers: ['284882215'] },
        ],
      },
      '/upcomingPassInformation/0/auxiliaryStoreIdentifiers/0',
    ],
  },
  accepts: {
    numbers: { associatedStoreIdentifiers: [284882215, 6_443_557_041] },
    'an empty list': { associatedStoreIdentifiers: [] },
  },
})

passRuleTests('app-auxiliary-misplaced', {
  raises: {
    'a store card': [{ auxiliaryStoreIdentifiers: [1] }, '/auxiliaryStoreIdentifiers'],
    'an event ticket that asks for no poster': [
      { ...POSTER, preferredStyleSchemes: ['eventTicket'], auxiliaryStoreIdentifiers: [1] },
      '/auxiliaryStoreIdentifiers',
    ],
  },
  accepts: {
    'a poster event ticket': { ...POSTER, auxiliaryStoreIdentifiers: [1] },
    'the ids of the pass': { associatedStoreIdentifiers: [1] },
  },
})

passRuleTests('url-not-absolute', {
  raises: {
    'no scheme': [withLink('www.example.com'), '/bagPolicyURL'],
    'a path': [withLink('/bags'), '/bagPolicyURL'],
    'a port without a scheme': [withLink('example.com:8080/bags'), '/bagPolicyURL'],
    'this machine without a scheme': [withLink('localhost:3000'), '/bagPolicyURL'],
    'a space': [withLink('https://example.com/bag policy'), '/bagPolicyURL'],
    'a space before it': [withLink(' https://example.com'), '/bagPolicyURL'],
    'no host': [withLink('https:///bags'), '/bagPolicyURL'],
    'an empty text': [withLink(''), '/bagPolicyURL'],
    'no slashes': [withLink('https:example.com'), '/bagPolicyURL'],
    'a port too large': [withLink('https://example.com:70000'), '/bagPolicyURL'],
    'a website that is no URL by its name': [{ ...POSTER, contactVenueWebsite: 'example.com' }, '/contactVenueWebsite'],
    'a link of an upcoming event': [
      {
        ...POSTER,
        upcomingPassInformation: [{ identifier: 'a', name: 'A', type: 'event', URLs: { bagPolicyURL: 'example.com' } }],
      },
      '/upcomingPassInformation/0/URLs/bagPolicyURL',
    ],
    'what an app is handed': [{ appLaunchURL: 'open', associatedStoreIdentifiers: [1] }, '/appLaunchURL'],
    'a web service with a space': [withService('https://example.com/a b'), '/webServiceURL'],
  },
  accepts: {
    'an address': withLink('https://example.com/bags?size=a#b'),
    'an address in capitals': withLink('HTTPS://EXAMPLE.COM'),
    'over plain HTTP': withLink('http://example.com'),
    'letters beyond ASCII': withLink('https://münchen.example/taschen/größe'),
    'the scheme of an app': { appLaunchURL: 'example-app:open', associatedStoreIdentifiers: [1] },
    'a telephone number': withLink('tel:123456'),
    'a web service without a scheme, which another rule tells': withService('passes.example.com'),
    'an action, which another rule tells': {
      posterGeneric: {},
      featuredActions: [{ identifier: 'a', type: 'shop', url: 'example.com' }],
    },
  },
})

passRuleTests('url-not-https', {
  raises: {
    'a link': [withLink('http://example.com'), '/bagPolicyURL'],
    'in capitals': [withLink('HTTP://example.com'), '/bagPolicyURL'],
    'an action': [
      { posterGeneric: {}, featuredActions: [{ identifier: 'a', type: 'shop', url: 'http://example.com' }] },
      '/featuredActions/0/url',
    ],
  },
  accepts: {
    https: withLink('https://example.com'),
    'another scheme': withLink('httpx://example.com'),
    'a private network, which another rule tells': withLink('http://192.168.1.5/'),
    'no address, which another rule tells': withLink('http:// example.com'),
    'what an app is handed': { appLaunchURL: 'http://example.com', associatedStoreIdentifiers: [1] },
    'the web service, which has a rule of its own': withService('http://example.com'),
  },
})

passRuleTests('url-local', {
  raises: {
    'the web service on this machine': [withService('http://localhost:8080/'), '/webServiceURL'],
    'the web service by number': [withService('http://127.0.0.1'), '/webServiceURL'],
    'the web service over TLS': [withService('https://localhost'), '/webServiceURL'],
    'a link': [withLink('https://localhost/bags'), '/bagPolicyURL'],
    'a name below localhost': [withLink('https://app.localhost'), '/bagPolicyURL'],
    'a private network': [withLink('https://10.0.0.4'), '/bagPolicyURL'],
    'another one': [withLink('https://172.31.0.4:8443/a'), '/bagPolicyURL'],
    'the one at home': [withLink('http://192.168.178.20'), '/bagPolicyURL'],
    'a network without a server for numbers': [withLink('https://169.254.1.1'), '/bagPolicyURL'],
    'a name of Bonjour': [withLink('https://MacBook.local/'), '/bagPolicyURL'],
    'IPv6 of this machine': [withLink('https://[::1]:3000/'), '/bagPolicyURL'],
    'a private network of IPv6': [withLink('https://[fd12:3456::1]/'), '/bagPolicyURL'],
    'behind a user': [withLink('https://me:secret@localhost/'), '/bagPolicyURL'],
    'an image of an upcoming event': [
      {
        ...POSTER,
        upcomingPassInformation: [
          {
            identifier: 'a',
            name: 'A',
            type: 'event',
            images: { venueMap: { URLs: [{ URL: 'https://localhost/a.png', SHA256: 'a' }] } },
          },
        ],
      },
      '/upcomingPassInformation/0/images/venueMap/URLs/0/URL',
    ],
  },
  accepts: {
    'a public name': withLink('https://example.com/localhost'),
    'a name that begins so': withLink('https://localhost.example.com'),
    'a name that ends so': withLink('https://notlocal.example/?a=.local'),
    'a public number': withLink('https://172.32.0.1'),
    'another public number': withLink('https://11.0.0.1'),
    'a public number of IPv6': withLink('https://[2001:db8::1]/'),
    'a public name like IPv6': withLink('https://fd12.example.com'),
    'what an app is handed': { appLaunchURL: 'example://localhost', associatedStoreIdentifiers: [1] },
  },
})

passRuleTests('url-poster-only', {
  raises: {
    'a store card': [{ bagPolicyURL: 'https://example.com' }, '/bagPolicyURL'],
    'several keys': [
      { transferURL: 'https://example.com', contactVenuePhoneNumber: '+49 30 1' },
      '/transferURL',
      '/contactVenuePhoneNumber',
    ],
    'an event ticket that asks for no poster': [
      { ...POSTER, preferredStyleSchemes: undefined, orderFoodURL: 'https://example.com' },
      '/orderFoodURL',
    ],
    'a flight': [{ ...FLIGHT, bagPolicyURL: 'https://example.com' }, '/bagPolicyURL'],
  },
  accepts: {
    'a poster event ticket': { ...POSTER, bagPolicyURL: 'https://example.com', orderFoodURL: 'https://example.com' },
    'meals of a flight': { ...FLIGHT, orderFoodURL: 'https://example.com' },
    'other addresses': WEB,
  },
})

passRuleTests('url-airline-only', {
  raises: {
    'a store card': [{ changeSeatURL: 'https://example.com' }, '/changeSeatURL'],
    'a boarding pass that asks for no scheme': [
      {
        ...FLIGHT,
        preferredStyleSchemes: undefined,
        trackBagsURL: 'https://example.com',
        transitProviderEmail: 'help@example.com',
      },
      '/trackBagsURL',
      '/transitProviderEmail',
    ],
  },
  accepts: {
    'a semantic boarding pass': { ...FLIGHT, changeSeatURL: 'https://example.com', upgradeURL: 'https://example.com' },
    'keys of events': { bagPolicyURL: 'https://example.com' },
  },
})

passRuleTests('contact-email', {
  raises: {
    'a scheme': [{ ...POSTER, contactVenueEmail: 'mailto:help@example.com' }, '/contactVenueEmail'],
    'a website': [{ ...FLIGHT, transitProviderEmail: 'https://example.com' }, '/transitProviderEmail'],
    'a name': [{ ...POSTER, contactVenueEmail: 'Help <help@example.com>' }, '/contactVenueEmail'],
    'two addresses': [{ ...POSTER, contactVenueEmail: 'a@example.com, b@example.com' }, '/contactVenueEmail'],
    'an empty text': [{ ...POSTER, contactVenueEmail: '' }, '/contactVenueEmail'],
    'no host': [{ ...POSTER, contactVenueEmail: 'help@' }, '/contactVenueEmail'],
  },
  accepts: {
    'an address': { ...POSTER, contactVenueEmail: "o'brien+tickets@mail.example.co.uk" },
    'letters beyond ASCII': { ...POSTER, contactVenueEmail: 'jörg@münchen.example' },
  },
})

passRuleTests('contact-phone', {
  raises: {
    words: [{ ...POSTER, contactVenuePhoneNumber: 'call us' }, '/contactVenuePhoneNumber'],
    'an empty text': [{ ...POSTER, contactVenuePhoneNumber: '' }, '/contactVenuePhoneNumber'],
    'a lone sign': [{ ...FLIGHT, transitProviderPhoneNumber: '+' }, '/transitProviderPhoneNumber'],
  },
  accepts: {
    'a number': { ...POSTER, contactVenuePhoneNumber: '+49 30 1234567' },
    'a number in letters': { ...FLIGHT, transitProviderPhoneNumber: '1-800-FLOWERS' },
    'Arabic digits': { ...POSTER, contactVenuePhoneNumber: '٠٣٠١٢٣' },
  },
})

passRuleTests('ws-url-without-token', {
  raises: { 'no token': [{ webServiceURL: WEB.webServiceURL }, '/webServiceURL'] },
  accepts: { both: WEB, neither: {} },
})

passRuleTests('ws-token-without-url', {
  raises: { 'no address': [{ authenticationToken: TOKEN }, '/authenticationToken'] },
  accepts: { both: WEB, neither: {} },
})

passRuleTests('ws-token-short', {
  raises: {
    '15 characters': [{ ...WEB, authenticationToken: 'a'.repeat(15) }, '/authenticationToken'],
    empty: [{ ...WEB, authenticationToken: '' }, '/authenticationToken'],
  },
  accepts: { '16 characters': { ...WEB, authenticationToken: 'a'.repeat(16) }, none: {} },
})

test('ws-token-short does not tell the token', () => {
  const [finding] = findingsOf('ws-token-short', { ...WEB, authenticationToken: 'hunter2' })
  expect(JSON.stringify(finding)).not.toContain('hunter2')
})

passRuleTests('ws-url-not-https', {
  raises: {
    'plain HTTP': [withService('http://passes.example.com'), '/webServiceURL'],
    'no scheme': [withService('passes.example.com'), '/webServiceURL'],
    'a private network': [withService('http://192.168.1.5'), '/webServiceURL'],
  },
  accepts: {
    https: WEB,
    'a sandbox on this machine, which another rule tells': withService('http://localhost:8080'),
  },
})

passRuleTests('ws-url-has-version', {
  raises: {
    'the version': [withService('https://example.com/v1'), '/webServiceURL'],
    'the version with a slash': [withService('https://example.com/wallet/v1/'), '/webServiceURL'],
    'a query': [withService('https://example.com/wallet?shop=1'), '/webServiceURL'],
  },
  accepts: {
    'a base address': WEB,
    'another version': withService('https://example.com/v2'),
    'a name that ends so': withService('https://example.com/av1'),
    'the version before the end': withService('https://example.com/v1/wallet'),
  },
})

passRuleTests('ws-url-trailing-slash', {
  raises: {
    'the root': [withService('https://example.com/'), '/webServiceURL'],
    'a path': [withService('https://example.com/wallet/'), '/webServiceURL'],
  },
  accepts: {
    'no slash': WEB,
    'behind the version, which another rule tells': withService('https://example.com/v1/'),
    'no web service': {},
  },
})

describe('fixes', () => {
  test('app-auxiliary-misplaced: the key is removed', () => {
    expect(fixed('app-auxiliary-misplaced', { auxiliaryStoreIdentifiers: [1] })).toEqual(changed({}))
  })

  test.each([
    ['www.example.com/bags', 'https://www.example.com/bags'],
    ['example.com:8443', 'https://example.com:8443'],
    [' http://example.com/ ', 'http://example.com/'],
  ])('url-not-absolute: %j', (address, expected) => {
    const after = changed(withLink(expected))
    if (expected.startsWith('https:')) expect(fixed('url-not-absolute', withLink(address))).toEqual(after)
    const [finding] = findingsOf('url-not-absolute', withLink(address))
    expect(finding?.changes).toEqual([{ op: 'replace', pointer: '/bagPolicyURL', value: expected }])
  })

  test.each([
    '/bags',
    'bags.pdf',
    'https://example.com/bag policy',
    'see website',
  ])('url-not-absolute: nothing is guessed of %j', address => {
    expect(findingsOf('url-not-absolute', withLink(address))[0]).not.toHaveProperty('changes')
  })

  test.each([
    ['http://example.com/a?b=http://c', 'https://example.com/a?b=http://c'],
    ['http://example.com:80/a', 'https://example.com/a'],
  ])('url-not-https: %j', (address, expected) => {
    expect(fixed('url-not-https', withLink(address))).toEqual(changed(withLink(expected)))
  })

  test('url-not-https: another port is left as it is', () => {
    expect(findingsOf('url-not-https', withLink('http://example.com:8080'))[0]).not.toHaveProperty('changes')
  })

  test.each(['mailto:help@example.com', ' MAILTO:help@example.com'])('contact-email: %j', contactVenueEmail => {
    const after = { ...POSTER, contactVenueEmail: 'help@example.com' }
    expect(fixed('contact-email', { ...POSTER, contactVenueEmail })).toEqual(changed(after))
  })
})
