import { describe, expect, test } from 'vitest'
import { checkPass } from '../../src/findings/check-pass.ts'
import { fixed } from './fixed.ts'
import { changed, findingsOf, PASS, passRuleTests } from './pass-rule.ts'

const ACTION = { identifier: 'shop', type: 'shop', url: 'https://example.com/shop' }
const PLACE = 'https://maps.apple.com/place?place-id=I7C250D2CDCB364A&address=1+Ferry+Building'

/** A poster, the layout that is known to draw actions. */
function withActions(...featuredActions: readonly object[]) {
  return { posterGeneric: PASS.storeCard, featuredActions }
}
const withUrl = (url: string, type = 'shop') => withActions({ ...ACTION, type, url })

passRuleTests('action-count', {
  raises: {
    three: [withActions(ACTION, { ...ACTION, identifier: 'b' }, { ...ACTION, identifier: 'c' }), '/featuredActions'],
  },
  accepts: { two: withActions(ACTION, { ...ACTION, identifier: 'b' }), none: {} },
})

passRuleTests('action-identifier', {
  raises: {
    missing: [withActions({ ...ACTION, identifier: undefined }), '/featuredActions/0/identifier'],
    null: [withActions({ ...ACTION, identifier: null }), '/featuredActions/0/identifier'],
    empty: [withActions({ ...ACTION, identifier: '' }), '/featuredActions/0/identifier'],
    repeated: [withActions(ACTION, ACTION), '/featuredActions/1/identifier'],
  },
  accepts: {
    'two of their own': withActions(ACTION, { ...ACTION, identifier: 'Shop' }),
    'a number, which other rules tell': withActions({ ...ACTION, identifier: 1 }),
    none: {},
  },
})

passRuleTests('action-type-missing', {
  raises: {
    missing: [withActions({ ...ACTION, type: undefined }), '/featuredActions/0/type'],
    null: [withActions({ ...ACTION, type: null }), '/featuredActions/0/type'],
    empty: [withActions({ ...ACTION, type: '' }), '/featuredActions/0/type'],
  },
  accepts: { 'an unknown one': withActions({ ...ACTION, type: 'viewMembership' }), none: {} },
})

passRuleTests('action-type-unknown', {
  raises: {
    'that of the sample': [withActions({ ...ACTION, type: 'viewMembership' }), '/featuredActions/0/type'],
    'in another case': [withActions({ ...ACTION, type: 'ViewSchedule' }), '/featuredActions/0/type'],
    'the name of a method': [withActions({ ...ACTION, type: 'toString' }), '/featuredActions/0/type'],
  },
  accepts: {
    'documented ones': withActions(ACTION, { ...ACTION, identifier: 'b', type: 'membershipBenefits' }),
    'an empty one, which is told as missing': withActions({ ...ACTION, type: '' }),
  },
})

passRuleTests('action-url-missing', {
  raises: {
    missing: [withActions({ ...ACTION, url: undefined }), '/featuredActions/0/url'],
    empty: [withUrl(''), '/featuredActions/0/url'],
  },
  accepts: { 'an address': withActions(ACTION), 'a bad address': withUrl('example.com') },
})

passRuleTests('action-url-form', {
  raises: {
    'no scheme': [withUrl('www.example.com/shop'), '/featuredActions/0/url'],
    'a space': [withUrl('https://example.com/the shop'), '/featuredActions/0/url'],
    'no host': [withUrl('https://'), '/featuredActions/0/url'],
    'a call to a website': [withUrl('https://example.com', 'call'), '/featuredActions/0/url'],
    'a call to a bare number': [withUrl('+49 30 1234567', 'call'), '/featuredActions/0/url'],
  },
  accepts: {
    'an address': withActions(ACTION),
    'the scheme of an app': withUrl('example-shop:open', 'order'),
    'a call': withUrl('tel:+49301234567', 'call'),
    'a call in capitals': withUrl('TEL:+49301234567', 'call'),
    'an appointment by telephone': withUrl('tel:+49301234567', 'bookAppointment'),
    'an empty one, which is told as missing': withUrl(''),
  },
})

passRuleTests('action-place-value', {
  raises: {
    'a website': [withUrl('https://example.com/visit', 'place'), '/featuredActions/0/url'],
    'another map': [withUrl('https://www.google.com/maps/place/Berlin', 'place'), '/featuredActions/0/url'],
    'a search': [withUrl('https://maps.apple.com/?q=Ferry+Building', 'place'), '/featuredActions/0/url'],
    'a point': [withUrl('https://maps.apple.com/?ll=37.79,-122.39', 'place'), '/featuredActions/0/url'],
    'a host that only ends like it': [
      withUrl('https://notmaps.apple.com.example.com/place?place-id=I7C2', 'place'),
      '/featuredActions/0/url',
    ],
  },
  accepts: {
    'a place with its id': withUrl(PLACE, 'place'),
    'a place with its older id': withUrl('https://maps.apple.com/?address=1&auid=1234&q=Ferry', 'place'),
    'a short link': withUrl('https://maps.apple/p/abcDEF', 'place'),
    'another type': withUrl('https://example.com/visit', 'viewSchedule'),
    'no absolute address, which another rule tells': withUrl('example.com', 'place'),
  },
})

passRuleTests('action-custom-label', {
  raises: {
    'a label': [withActions({ ...ACTION, label: 'Shop now' }), '/featuredActions/0/label'],
    'an icon and a symbol': [
      withActions({ ...ACTION, iconName: 'cart', sfSymbol: 'cart' }),
      '/featuredActions/0/iconName',
      '/featuredActions/0/sfSymbol',
    ],
  },
  accepts: {
    'the documented keys': withActions(ACTION),
    'a handle of design tools': withActions({ ...ACTION, _id: 'E2C56DB5-DFFB-48D2-B060-D0F5A71096E0' }),
    'another unknown key': withActions({ ...ACTION, note: 'a' }),
  },
})

passRuleTests('action-layout', {
  raises: {
    'a classic layout': [{ featuredActions: [ACTION] }, '/featuredActions'],
    'a poster event ticket': [
      {
        storeCard: undefined,
        eventTicket: {},
        preferredStyleSchemes: ['posterEventTicket'],
        featuredActions: [ACTION],
      },
      '/featuredActions',
    ],
    'a semantic boarding pass': [
      {
        storeCard: undefined,
        boardingPass: { transitType: 'PKTransitTypeAir' },
        preferredStyleSchemes: ['semanticBoardingPass'],
        featuredActions: [ACTION],
      },
      '/featuredActions',
    ],
  },
  accepts: {
    'a poster beside a classic style': withActions(ACTION),
    'a poster alone': { ...withActions(ACTION), storeCard: undefined },
    'no actions': { featuredActions: [] },
  },
})

test('action-custom-label tells what would be an unknown key else, once', () => {
  const { findings } = checkPass(changed(withActions({ ...ACTION, label: 'Shop now' })))
  expect(findings.filter(({ pointer }) => pointer === '/featuredActions/0/label')).toMatchObject([
    { rule: 'action-custom-label', message: 'label has no place in featuredActions' },
  ])
})

describe('fixes', () => {
  test('action-type-unknown: the documented case', () => {
    const after = fixed('action-type-unknown', withActions({ ...ACTION, type: 'ViewSchedule' }))
    expect(after).toMatchObject({ featuredActions: [{ type: 'viewSchedule' }] })
  })

  test.each([
    ['www.example.com/shop', 'https://www.example.com/shop'],
    [' https://example.com', 'https://example.com'],
  ])('action-url-form: %j', (url, expected) => {
    expect(fixed('action-url-form', withUrl(url))).toMatchObject({ featuredActions: [{ url: expected }] })
  })

  test.each([
    ['+49 (30) 123-4567', 'tel:+49301234567'],
    ['030 1234567', 'tel:0301234567'],
  ])('action-url-form: a call to %j', (url, expected) => {
    expect(fixed('action-url-form', withUrl(url, 'call'))).toMatchObject({ featuredActions: [{ url: expected }] })
  })

  test.each(['https://example.com', 'call us', '-'])('action-url-form: nothing is guessed of a call to %j', url => {
    expect(findingsOf('action-url-form', withUrl(url, 'call'))[0]).not.toHaveProperty('changes')
  })
})
