import { dayAfter, rounded, type Starter, svg } from '@billfold/starters'

const PAPER = '#f7f5ff'
const INDIGO = '#2b2a6b'
const MINT = '#31c6a4'
const CORAL = '#ff7a59'
const SUN = '#ffcf4a'
const SKY = '#8fb8ff'

/** Iceland keeps one time all year, so that the offset is right whatever the date is. */
const AT = '+00:00'

const MARK = (a: string, b: string, c: string) => `
  <path d="M7 31V19A12 12 0 0 1 31 19" fill="none" stroke="${a}" stroke-width="5" stroke-linecap="round"/>
  <path d="M15 31V20A4 4 0 0 1 23 20V31" fill="none" stroke="${b}" stroke-width="5" stroke-linecap="round"/>
  <circle cx="31" cy="29.5" r="3" fill="${c}"/>`

const TILES = `
  <rect width="90" height="90" fill="${INDIGO}"/>
  <path d="M0 0H30V30A30 30 0 0 1 0 0Z" fill="${MINT}"/><path d="M60 0V30H30A30 30 0 0 1 60 0Z" fill="${SUN}"/>
  <circle cx="75" cy="15" r="15" fill="${CORAL}"/><circle cx="75" cy="15" r="6" fill="${INDIGO}"/>
  <circle cx="15" cy="45" r="15" fill="${SKY}"/><path d="M0 45A15 15 0 0 1 30 45Z" fill="${PAPER}"/>
  <path d="M30 30H60V60A30 30 0 0 1 30 30Z" fill="${CORAL}"/><path d="M60 30H90L60 60Z" fill="${MINT}"/>
  <path d="M0 60H30V90A30 30 0 0 1 0 60Z" fill="${SUN}"/><circle cx="45" cy="75" r="15" fill="${PAPER}"/>
  <circle cx="45" cy="75" r="6" fill="${CORAL}"/><path d="M90 60V90H60A30 30 0 0 1 90 60Z" fill="${SKY}"/>`

/** The badge of somebody who speaks at a conference. */
export const conferenceBadgeTemplate: Starter = {
  name: 'Northbound Conf',
  purpose: 'conference badge',
  art: {
    icon: svg(38, 38, `<rect width="38" height="38" fill="${INDIGO}"/>${MARK(MINT, PAPER, CORAL)}`),
    logo: svg(50, 50, `<g transform="translate(-5 -6) scale(1.55)">${MARK(INDIGO, MINT, CORAL)}</g>`),
    thumbnail: svg(90, 90, rounded(90, 90, 8, TILES)),
  },
  pass(name, now) {
    const day = dayAfter(now, 21)
    const last = dayAfter(now, 23)
    return {
      formatVersion: 1,
      serialNumber: 'NB-SPK-0117',
      organizationName: name,
      description: `Speaker badge of ${name}`,
      logoText: name,
      backgroundColor: 'rgb(247, 245, 255)',
      foregroundColor: 'rgb(43, 42, 107)',
      labelColor: 'rgb(190, 67, 35)',
      relevantDates: [{ startDate: `${day}T08:00:00${AT}`, endDate: `${last}T18:00:00${AT}` }],
      expirationDate: `${last}T23:00:00${AT}`,
      sharingProhibited: true,
      generic: {
        headerFields: [{ key: 'role', label: 'ROLE', value: 'Speaker' }],
        primaryFields: [{ key: 'name', label: 'NAME', value: 'Jane Cooper' }],
        secondaryFields: [
          { key: 'company', label: 'COMPANY', value: 'Bayroast' },
          { key: 'track', label: 'TRACK', value: 'Interfaces' },
        ],
        auxiliaryFields: [
          {
            key: 'from',
            label: 'FROM',
            value: `${day}T08:00:00${AT}`,
            dateStyle: 'PKDateStyleMedium',
            timeStyle: 'PKDateStyleNone',
            ignoresTimeZone: true,
          },
          { key: 'room', label: 'YOUR TALK', value: 'Hall 2, 11:30', changeMessage: 'Your talk is now in %@' },
        ],
        backFields: [
          { key: 'wifi', label: 'Wi-Fi', value: 'northbound, password "midnight-sun"' },
          {
            key: 'programme',
            label: 'Programme',
            value: 'https://www.example.com/programme',
            attributedValue: '<a href="https://www.example.com/programme">www.example.com/programme</a>',
          },
          { key: 'help', label: 'Help', value: '+354 555 0170\ncrew@example.com' },
        ],
      },
      barcodes: [
        { format: 'PKBarcodeFormatQR', message: 'NB-SPK-0117', messageEncoding: 'iso-8859-1', altText: 'NB-SPK-0117' },
      ],
      locations: [{ latitude: 64.1504, longitude: -21.9326, relevantText: 'Show your badge at the door' }],
    }
  },
}
