import { climbingArt } from './art/climbing.ts'
import { dayAfter } from './dates.ts'
import type { Starter } from './starter.ts'

/** Membership of a climbing hall. */
export const genericStarter: Starter = {
  name: 'Granite Climbing',
  purpose: 'membership card',
  art: climbingArt,
  pass(name, now) {
    const expiry = `${dayAfter(now, 365)}T23:00:00Z`
    return {
      formatVersion: 1,
      serialNumber: 'GC-20417',
      organizationName: name,
      description: `Membership card of ${name}`,
      logoText: name,
      backgroundColor: 'rgb(244, 240, 230)',
      foregroundColor: 'rgb(38, 70, 83)',
      labelColor: 'rgb(168, 62, 32)',
      // A generic pass never expires by itself.
      expirationDate: expiry,
      sharingProhibited: true,
      generic: {
        headerFields: [{ key: 'plan', label: 'PLAN', value: 'All walls' }],
        primaryFields: [{ key: 'member', label: 'MEMBER', value: 'Jane Cooper' }],
        // With a square code the style draws four of these two groups, not eight.
        secondaryFields: [
          { key: 'number', label: 'NUMBER', value: 'GC-20417' },
          {
            key: 'until',
            label: 'VALID UNTIL',
            value: expiry,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleNone',
            changeMessage: 'Your membership is valid until %@',
          },
        ],
        auxiliaryFields: [
          { key: 'home', label: 'HOME WALL', value: 'North Quarry' },
          { key: 'guests', label: 'GUEST DAYS', value: 3, changeMessage: 'You have %@ guest days left' },
        ],
        backFields: [
          { key: 'hours', label: 'Opening hours', value: 'Every day 7 to 23' },
          { key: 'belay', label: 'Certificates', value: 'Lead and top rope, checked in March' },
          {
            key: 'account',
            label: 'Your membership',
            value: 'https://www.example.com/account',
            attributedValue: '<a href="https://www.example.com/account">www.example.com/account</a>',
          },
          { key: 'contact', label: 'Contact', value: '+1 303 555 0100\ndesk@example.com' },
          { key: 'terms', label: 'Terms', value: 'Personal. A guest day is used up when your guest checks in.' },
        ],
      },
      barcodes: [
        { format: 'PKBarcodeFormatQR', message: 'GC-20417', messageEncoding: 'iso-8859-1', altText: 'GC-20417' },
      ],
      locations: [{ latitude: 40.015, longitude: -105.2705, relevantText: 'Chalk up: the wall is near' }],
    }
  },
}
