import { dayAfter, type Starter, svg } from '@billfold/starters'

const PINE = '#0f3d2e'
const LEAF = '#7fd1a0'
const SNOW = '#f4fbf6'
const RED = '#e4572e'

/** Japan keeps one time all year, so that the offset is right whatever the date is. */
const AT = '+09:00'

const TRAIN = (body: string, glass: string, light: string) => `
  <path d="M8 27V14C8 8 13 6 19 6S30 8 30 14V27A3 3 0 0 1 27 30H11A3 3 0 0 1 8 27Z" fill="${body}"/>
  <path d="M11.5 14.5C11.5 11 14 9.8 19 9.8S26.5 11 26.5 14.5V18.5H11.5Z" fill="${glass}"/>
  <circle cx="13.8" cy="24.2" r="2" fill="${light}"/><circle cx="24.2" cy="24.2" r="2" fill="${light}"/>
  <path d="M13 31L10 35M25 31L28 35" stroke="${body}" stroke-width="2.4" stroke-linecap="round"/>`

const FOOTER = `
  <path d="M0 11H286" stroke="${LEAF}" stroke-width="1.5"/>
  <path d="M4 8V14M14 8V14M24 8V14M34 8V14M44 8V14M242 8V14M252 8V14M262 8V14M272 8V14M282 8V14" stroke="${LEAF}" stroke-width="1.5"/>
  <path d="M96 9H190L178 3H110C104 3 99 6 96 9Z" fill="${SNOW}"/><path d="M112 5H172L176 7H110Z" fill="${RED}"/>`

/** A seat in an express train. */
export const trainTicketTemplate: Starter = {
  name: 'Cedar Line',
  purpose: 'train ticket',
  art: {
    icon: svg(38, 38, `<rect width="38" height="38" fill="${PINE}"/>${TRAIN(SNOW, PINE, RED)}`),
    logo: svg(50, 50, `<g transform="translate(-3 -4) scale(1.45)">${TRAIN(SNOW, PINE, RED)}</g>`),
    footer: svg(286, 15, FOOTER),
  },
  pass(name, now) {
    const day = dayAfter(now, 9)
    const departure = `${day}T10:24:00${AT}`
    const station = { latitude: 35.6812, longitude: 139.7671 }
    return {
      formatVersion: 1,
      serialNumber: 'CL-88214-07',
      organizationName: name,
      description: 'Train ticket from Tokyo to Kyoto',
      logoText: name,
      backgroundColor: 'rgb(15, 61, 46)',
      foregroundColor: 'rgb(244, 251, 246)',
      labelColor: 'rgb(150, 220, 178)',
      relevantDates: [{ startDate: `${day}T09:30:00${AT}`, endDate: departure }],
      expirationDate: `${dayAfter(now, 10)}T04:00:00${AT}`,
      boardingPass: {
        transitType: 'PKTransitTypeTrain',
        headerFields: [{ key: 'platform', label: 'PLATFORM', value: '14', changeMessage: 'Your train leaves from %@' }],
        primaryFields: [
          { key: 'origin', label: 'FROM', value: 'Tokyo' },
          { key: 'destination', label: 'TO', value: 'Kyoto' },
        ],
        auxiliaryFields: [
          {
            key: 'departs',
            label: 'DEPARTS',
            value: departure,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleShort',
            ignoresTimeZone: true,
            changeMessage: 'Your train now departs at %@',
          },
          { key: 'car', label: 'CAR', value: '7' },
          { key: 'seat', label: 'SEAT', value: '3E' },
        ],
        secondaryFields: [
          { key: 'passenger', label: 'PASSENGER', value: 'Jane Cooper' },
          { key: 'train', label: 'TRAIN', value: 'Cedar 221' },
          { key: 'class', label: 'CLASS', value: 'Second' },
        ],
        backFields: [
          { key: 'luggage', label: 'Luggage', value: 'Two pieces. Larger ones behind the last row, by reservation.' },
          { key: 'change', label: 'Changes', value: 'Free of charge until departure, at www.example.com/trips' },
          { key: 'contact', label: 'Contact', value: '+81 3 5550 0100\ntrips@example.com' },
        ],
      },
      barcodes: [
        {
          format: 'PKBarcodeFormatAztec',
          message: 'CL-88214-07/TYO/KYO/7/3E',
          messageEncoding: 'iso-8859-1',
          altText: 'CL-88214-07',
        },
      ],
      locations: [{ ...station, relevantText: 'Platform 14, car 7' }],
    }
  },
}
