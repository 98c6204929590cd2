/** A card of a shop, as an issuer would send it. */
export const withPoints = (points: number, organizationName = 'Bayroast Coffee') => ({
  style: 'storeCard',
  pass: {
    organizationName,
    description: 'Loyalty card',
    logoText: organizationName,
    backgroundColor: 'rgb(43, 26, 20)',
    foregroundColor: 'rgb(246, 231, 210)',
    labelColor: 'rgb(226, 176, 122)',
    barcodes: [{ format: 'PKBarcodeFormatQR', message: '4021', messageEncoding: 'iso-8859-1', altText: '4021' }],
    storeCard: {
      headerFields: [{ key: 'tier', label: 'TIER', value: 'Gold' }],
      primaryFields: [
        {
          key: 'points',
          label: 'POINTS',
          value: points,
          numberStyle: 'PKNumberStyleDecimal',
          changeMessage: 'You have %@ points',
        },
      ],
      backFields: [
        { key: 'hours', label: 'Opening hours', value: 'Monday to Friday 7 to 18\nSaturday 8 to 16' },
        { key: 'web', label: 'Web', value: 'https://bayroast.example' },
      ],
    },
  },
})

export const PALETTE = [
  'rgb(16, 66, 122)',
  'rgb(122, 31, 51)',
  'rgb(20, 92, 68)',
  'rgb(70, 52, 128)',
  'rgb(148, 84, 16)',
  'rgb(40, 44, 52)',
]

/** Words as long as some languages have them, and longer than anybody thought of. */
export const LONG_WORDS = {
  formatVersion: 1,
  serialNumber: 'DDSG-0000-1111-2222-3333',
  organizationName: 'Donaudampfschifffahrtsgesellschaft Österreichischer Bundesländer mit beschränkter Haftung',
  description: 'Rückerstattungsberechtigungsnachweis für Inhaberinnen einer Jahreskarte',
  logoText: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  foregroundColor: 'rgb(255, 255, 255)',
  backgroundColor: 'rgb(24, 62, 102)',
  labelColor: 'rgb(178, 206, 240)',
  storeCard: {
    headerFields: [{ key: 'guthabenstandbenachrichtigung', label: 'GUTHABENSTAND', value: '1.234.567,89 €' }],
    primaryFields: [
      {
        key: 'bonuspunkteberechtigungsstufe',
        label: 'BONUSPUNKTEBERECHTIGUNGSSTUFE',
        value: 'Rindfleischetikettierungsüberwachung',
        changeMessage: 'Ihre Bonuspunkteberechtigungsstufe ist jetzt %@',
      },
    ],
    secondaryFields: [
      { key: 'inhaber', label: 'KARTENINHABERIN', value: 'Anna-Magdalena von Hohenzollern-Sigmaringen' },
      { key: 'stufe', label: 'MITGLIEDSCHAFTSSTUFE', value: 'Außergewöhnlichkeitsstufe' },
    ],
    auxiliaryFields: [{ key: 'gueltig', label: 'GÜLTIGKEITSZEITRAUM', value: 'Geschwindigkeitsbegrenzung' }],
    backFields: [
      {
        key: 'hinweis',
        label: 'Allgemeine Geschäftsbedingungen und Datenschutzerklärung',
        value:
          'Kraftfahrzeughaftpflichtversicherungsgesellschaften übernehmen keinerlei Haftung.\nhttps://www.beispiel.example/geschaeftsbedingungen/rueckerstattungsberechtigung/2026',
      },
    ],
  },
  barcodes: [
    {
      format: 'PKBarcodeFormatPDF417',
      message: 'DDSG-0000-1111-2222-3333-4444-5555-6666',
      messageEncoding: 'iso-8859-1',
      altText: 'DDSG-0000-1111-2222-3333-4444-5555-6666-7777-8888',
    },
  ],
}

const fields = (area: string, count: number) =>
  Array.from({ length: count }, (_, number) => ({
    key: `${area}${number + 1}`,
    label: `${area.toUpperCase()} ${number + 1}`,
    value: `Value ${number + 1}`,
    changeMessage: `It is %@ now`,
  }))

/** Every kind of key that the form knows, and more fields than any pass shows. */
export const EVERYTHING = {
  formatVersion: 1,
  organizationName: 'Northwind Air',
  description: 'Boarding pass',
  logoText: 'Northwind Air',
  groupingIdentifier: 'northwind',
  foregroundColor: 'rgb(255, 255, 255)',
  backgroundColor: 'rgb(18, 52, 96)',
  labelColor: 'rgb(160, 200, 245)',
  relevantDates: [
    { date: '2030-05-04T08:30:00+02:00' },
    { startDate: '2030-05-04T06:30:00+02:00', endDate: '2030-05-04T11:00:00+02:00' },
  ],
  expirationDate: '2030-05-05T00:00:00+02:00',
  maxDistance: 500,
  locations: [
    { latitude: 53.6304, longitude: 9.9882, relevantText: 'Hamburg Airport, Terminal 1' },
    { latitude: 48.3537, longitude: 11.775, altitude: 453, relevantText: 'Munich Airport' },
  ],
  beacons: [
    { proximityUUID: 'F8F589E9-C07E-58B0-AEAB-A36BE4D48FAC', major: 1, minor: 27, relevantText: 'Gate B27 is near' },
  ],
  nfc: { message: 'NW-0417', encryptionPublicKey: 'MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgACWfgIhhR1nK2Vmdh0' },
  sharingProhibited: true,
  suppressStripShine: false,
  associatedStoreIdentifiers: [361304891],
  appLaunchURL: 'northwind://boarding/0417',
  userInfo: { booking: 'K7Q2ZP', points: 1250 },
  semantics: { airlineCode: 'NW', flightNumber: 417, departureGate: 'B27', seats: [{ seatNumber: '14A' }] },
  boardingPass: {
    transitType: 'PKTransitTypeAir',
    headerFields: fields('gate', 3),
    primaryFields: fields('airport', 2),
    auxiliaryFields: fields('auxiliary', 6),
    secondaryFields: fields('secondary', 6),
    backFields: [
      ...fields('back', 6),
      { key: 'link', label: 'Help', attributedValue: '<a href="https://northwind.example">Help</a>', value: 'Help' },
    ],
  },
  barcodes: [
    { format: 'PKBarcodeFormatAztec', message: 'M1COOPER/JANE', messageEncoding: 'iso-8859-1', altText: 'K7Q2ZP' },
    { format: 'PKBarcodeFormatQR', message: 'M1COOPER/JANE', messageEncoding: 'iso-8859-1' },
  ],
}
