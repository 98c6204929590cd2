import { coffeeArt } from './art/coffee.ts'
import type { Starter } from './starter.ts'

/** Points and prepaid balance of a coffee bar. */
export const storeCardStarter: Starter = {
  name: 'Bayroast Coffee',
  purpose: 'loyalty card',
  art: coffeeArt,
  pass: name => ({
    formatVersion: 1,
    serialNumber: 'MEMBER-12345',
    organizationName: name,
    description: `Loyalty card of ${name}`,
    logoText: name,
    backgroundColor: 'rgb(43, 26, 20)',
    foregroundColor: 'rgb(246, 231, 210)',
    labelColor: 'rgb(226, 176, 122)',
    sharingProhibited: true,
    storeCard: {
      headerFields: [
        {
          key: 'balance',
          label: 'BALANCE',
          value: 24.5,
          currencyCode: 'USD',
          changeMessage: 'Your balance is now %@',
        },
      ],
      primaryFields: [
        {
          key: 'points',
          label: 'POINTS',
          value: 1250,
          numberStyle: 'PKNumberStyleDecimal',
          changeMessage: 'You have %@ points',
        },
      ],
      secondaryFields: [
        { key: 'member', label: 'MEMBER', value: 'Jane Cooper' },
        { key: 'tier', label: 'TIER', value: 'Gold' },
      ],
      auxiliaryFields: [{ key: 'reward', label: 'NEXT REWARD', value: 'Free flat white' }],
      backFields: [
        { key: 'earning', label: 'How points work', value: 'Ten points for each cup. 1,500 points are a drink on us.' },
        { key: 'hours', label: 'Opening hours', value: 'Monday to Friday 7 to 18\nSaturday and Sunday 8 to 17' },
        {
          key: 'website',
          label: 'Website',
          value: 'https://www.example.com/rewards',
          attributedValue: '<a href="https://www.example.com/rewards">www.example.com/rewards</a>',
        },
        { key: 'contact', label: 'Contact', value: '+1 415 555 0100\nhello@example.com' },
        { key: 'terms', label: 'Terms', value: 'Points are yours alone and expire after a year without a visit.' },
      ],
    },
    barcodes: [
      {
        format: 'PKBarcodeFormatQR',
        message: 'MEMBER-12345',
        messageEncoding: 'iso-8859-1',
        altText: 'MEMBER-12345',
      },
    ],
    locations: [{ latitude: 37.7955, longitude: -122.3937, relevantText: 'A good cup is around the corner' }],
    semantics: { balance: { amount: '24.50', currencyCode: 'USD' } },
  }),
  translations: name => ({
    de: {
      [`Loyalty card of ${name}`]: `Treuekarte von ${name}`,
      BALANCE: 'GUTHABEN',
      'Your balance is now %@': 'Dein Guthaben beträgt jetzt %@',
      POINTS: 'PUNKTE',
      'You have %@ points': 'Du hast %@ Punkte',
      MEMBER: 'MITGLIED',
      TIER: 'STUFE',
      'NEXT REWARD': 'NÄCHSTE PRÄMIE',
      'Free flat white': 'Ein Flat White gratis',
      'How points work': 'So funktionieren Punkte',
      'Ten points for each cup. 1,500 points are a drink on us.':
        'Zehn Punkte für jede Tasse. 1.500 Punkte sind ein Getränk aufs Haus.',
      'Opening hours': 'Öffnungszeiten',
      'Monday to Friday 7 to 18\nSaturday and Sunday 8 to 17':
        'Montag bis Freitag 7 bis 18 Uhr\nSamstag und Sonntag 8 bis 17 Uhr',
      Website: 'Webseite',
      Contact: 'Kontakt',
      Terms: 'Bedingungen',
      'Points are yours alone and expire after a year without a visit.':
        'Punkte gehören nur dir und verfallen nach einem Jahr ohne Besuch.',
    },
  }),
}
