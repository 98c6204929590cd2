import { museumArt } from './art/museum.ts'
import { dayAfter } from './dates.ts'
import type { Starter } from './starter.ts'

/** Membership of a museum: a poster on iOS 27, a generic pass before. */
export const posterGenericStarter: Starter = {
  name: 'Solstice Museum',
  purpose: 'membership poster',
  art: museumArt,
  pass(name, now) {
    const expiry = `${dayAfter(now, 365)}T23:00:00Z`
    const member = { key: 'member', label: 'MEMBER', value: 'Jane Cooper' }
    const number = { key: 'number', label: 'NUMBER', value: 'SM-3108' }
    const exhibition = {
      key: 'exhibition',
      label: 'ON NOW',
      value: 'Light and Stone',
      changeMessage: 'Now showing: %@',
    }
    const until = {
      key: 'until',
      label: 'VALID UNTIL',
      value: expiry,
      dateStyle: 'PKDateStyleMedium',
      timeStyle: 'PKDateStyleNone',
    } as const
    const backFields = [
      { key: 'hours', label: 'Opening hours', value: 'Tuesday to Sunday 10 to 18, Thursday until 21' },
      {
        key: 'benefits',
        label: 'Your benefits',
        value: 'https://www.example.com/members',
        attributedValue: '<a href="https://www.example.com/members">www.example.com/members</a>',
      },
      { key: 'contact', label: 'Contact', value: '+1 505 555 0100\nmembers@example.com' },
      { key: 'terms', label: 'Terms', value: 'Personal. Admits you and one guest.' },
    ]
    return {
      formatVersion: 1,
      serialNumber: 'SM-3108',
      organizationName: name,
      description: `Membership of ${name}`,
      logoText: name,
      backgroundColor: 'rgb(27, 26, 75)',
      foregroundColor: 'rgb(255, 241, 220)',
      labelColor: 'rgb(255, 190, 130)',
      expirationDate: expiry,
      sharingProhibited: true,
      posterGeneric: {
        headerFields: [until],
        // The first without a label is drawn as the title.
        primaryFields: [{ key: 'title', value: 'Friend of the Museum' }, member, number],
        footerFields: [exhibition],
        additionalInfoFields: [{ key: 'guests', label: 'Guests', value: 'One guest with each visit' }],
        backFields,
      },
      // What systems before iOS 27 draw. The same keys let one value fill both.
      generic: {
        headerFields: [until],
        primaryFields: [member],
        secondaryFields: [number, { key: 'guests', label: 'GUESTS', value: 'One' }],
        auxiliaryFields: [exhibition],
        backFields,
      },
      barcodes: [
        { format: 'PKBarcodeFormatQR', message: 'SM-3108', messageEncoding: 'iso-8859-1', altText: 'SM-3108' },
      ],
      featuredActions: [
        { identifier: 'benefits', type: 'membershipBenefits', url: 'https://www.example.com/members' },
        { identifier: 'programme', type: 'viewSchedule', url: 'https://www.example.com/programme' },
      ],
      locations: [{ latitude: 35.687, longitude: -105.9378, relevantText: 'Light and Stone is on' }],
    }
  },
}
