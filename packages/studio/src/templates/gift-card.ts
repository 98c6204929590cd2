import { rings, type Starter, svg } from '@billfold/starters'

const PLUM = '#4b1d3f'
const ROSE = '#f0a6b0'
const PEACH = '#ffd9c2'
const GOLD = '#e8b04b'

const BOW = (ribbon: string, knot: string) => `
  <path d="M19 18C13 8 4 9 5 15C6 20 14 20 19 18C24 20 32 20 33 15C34 9 25 8 19 18Z" fill="none" stroke="${ribbon}" stroke-width="3" stroke-linejoin="round"/>
  <path d="M18 19L11 31M20 19L27 31" stroke="${ribbon}" stroke-width="3" stroke-linecap="round"/>
  <circle cx="19" cy="18" r="3" fill="${knot}"/>`

const PETALS = (x: number, y: number, size: number, color: string, heart: string) =>
  `<g transform="translate(${x} ${y}) scale(${size})">${[0, 60, 120, 180, 240, 300]
    .map(turn => `<path d="M0 0C-9-7-8-20 0-24C8-20 9-7 0 0Z" fill="${color}" transform="rotate(${turn})"/>`)
    .join('')}<circle r="5.4" fill="${heart}"/></g>`

const STRIP = `
  <rect width="375" height="144" fill="${PLUM}"/>
  <circle cx="330" cy="20" r="120" fill="#5a2550"/>
  ${PETALS(318, 60, 2.3, ROSE, GOLD)}
  ${PETALS(240, 118, 1.35, PEACH, ROSE)}
  ${PETALS(366, 132, 1.2, GOLD, PLUM)}
  ${rings(262, 38, [
    [5, GOLD],
    [2.4, PLUM],
  ])}
  ${rings(292, 128, [
    [4, ROSE],
    [1.8, PLUM],
  ])}`

/** Money to give away, for a florist. */
export const giftCardTemplate: Starter = {
  name: 'Petal & Stem',
  purpose: 'gift card',
  art: {
    icon: svg(38, 38, `<rect width="38" height="38" fill="${PLUM}"/>${BOW(ROSE, GOLD)}`),
    logo: svg(50, 50, `<g transform="translate(-4 -2) scale(1.5)">${BOW(ROSE, GOLD)}</g>`),
    strip: svg(375, 144, STRIP),
  },
  pass: name => ({
    formatVersion: 1,
    serialNumber: 'GIFT-7731-0042',
    organizationName: name,
    description: `Gift card of ${name}`,
    logoText: name,
    backgroundColor: 'rgb(45, 15, 38)',
    foregroundColor: 'rgb(255, 236, 226)',
    labelColor: 'rgb(240, 166, 176)',
    storeCard: {
      headerFields: [{ key: 'from', label: 'FROM', value: 'Oma Ilse' }],
      primaryFields: [
        { key: 'balance', label: 'BALANCE', value: 50, currencyCode: 'EUR', changeMessage: 'There is %@ left' },
      ],
      secondaryFields: [
        { key: 'for', label: 'FOR', value: 'Jane Cooper' },
        { key: 'occasion', label: 'OCCASION', value: 'Your birthday' },
      ],
      backFields: [
        { key: 'message', label: 'A few words', value: 'Something green for the balcony. All my love!' },
        { key: 'use', label: 'How to use it', value: 'Show the code at the till. What is left stays on the card.' },
        { key: 'contact', label: 'Contact', value: '+49 30 5550 0100\nflowers@example.com' },
        { key: 'terms', label: 'Terms', value: 'Valid for three years. Not paid out in cash.' },
      ],
    },
    barcodes: [
      {
        format: 'PKBarcodeFormatPDF417',
        message: 'GIFT-7731-0042',
        messageEncoding: 'iso-8859-1',
        altText: '7731 0042',
      },
    ],
    locations: [{ latitude: 52.5208, longitude: 13.4095, relevantText: 'Your gift card is good here' }],
    semantics: { balance: { amount: '50.00', currencyCode: 'EUR' } },
  }),
}
