import { expect, test } from 'vitest'
import { checkPass } from '../../src/findings/check-pass.ts'

const FROM_ISSUER = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example.shop',
  serialNumber: 'E5982H-I2',
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Example',
  description: 'Pass of Example',
}
const UPDATED = {
  webServiceURL: 'https://example.com/passes/',
  authenticationToken: 'vxwxd7J8AlNNFPS8k0a0FfUFtq0ewzFdc',
}
const BARCODE = { message: '123456789', format: 'PKBarcodeFormatPDF417', messageEncoding: 'iso-8859-1' }
const PLACES = [{ longitude: -122.37, latitude: 37.61 }]

/** Passes as most were made in the first years of Wallet, and as systems still make them: all install. */
const PASSES = {
  'an event ticket with one barcode and a date without seconds': {
    ...UPDATED,
    relevantDate: '2012-07-22T14:25-08:00',
    locations: PLACES,
    barcode: BARCODE,
    foregroundColor: 'rgb(255, 255, 255)',
    backgroundColor: 'rgb(60, 65, 76)',
    eventTicket: {
      primaryFields: [{ key: 'event', label: 'EVENT', value: 'The Concert' }],
      secondaryFields: [{ key: 'loc', label: 'LOCATION', value: 'Great Hall' }],
    },
  },
  'a boarding pass with a gate that changes': {
    ...UPDATED,
    relevantDate: '2012-07-22T14:25-08:00',
    locations: PLACES,
    barcode: BARCODE,
    logoText: 'Example Airways',
    foregroundColor: 'rgb(22, 55, 110)',
    backgroundColor: 'rgb(50, 91, 185)',
    boardingPass: {
      transitType: 'PKTransitTypeAir',
      headerFields: [{ label: 'GATE', key: 'gate', value: '23', changeMessage: 'Gate changed to %@.' }],
      primaryFields: [
        { key: 'depart', label: 'SAN FRANCISCO', value: 'SFO' },
        { key: 'arrive', label: 'NEW YORK', value: 'JFK' },
      ],
      auxiliaryFields: [
        { label: 'DEPART', key: 'boardingTime', value: '2:25 PM', changeMessage: 'Boarding time changed to %@.' },
        { key: 'date', label: 'DATE', value: '7/22' },
      ],
    },
  },
  'a coupon with a relative date': {
    barcode: BARCODE,
    coupon: {
      primaryFields: [{ key: 'offer', label: 'Any tea', value: '20% off' }],
      auxiliaryFields: [
        {
          key: 'expires',
          label: 'EXPIRES',
          value: '2013-04-24T10:00-05:00',
          isRelative: true,
          dateStyle: 'PKDateStyleShort',
        },
      ],
    },
  },
  'a generic pass with every kind of format': {
    barcode: BARCODE,
    generic: {
      primaryFields: [{ key: 'member', value: 'Jane Cooper' }],
      backFields: [
        { numberStyle: 'PKNumberStyleSpellOut', label: 'spelled out', key: 'numberStyle', value: 200 },
        { label: 'in reals', key: 'currency', value: 200, currencyCode: 'BRL' },
        { dateStyle: 'PKDateStyleFull', label: 'full date', key: 'dateFull', value: '1980-05-07T10:00-05:00' },
        { timeStyle: 'PKDateStyleFull', label: 'full time', key: 'timeFull', value: '1980-05-07T10:00-05:00' },
      ],
    },
  },
  'a store card with a balance': {
    barcode: BARCODE,
    backgroundColor: 'rgb(55, 117, 50)',
    storeCard: {
      primaryFields: [{ key: 'balance', label: 'remaining balance', value: 21.75, currencyCode: 'USD' }],
      auxiliaryFields: [{ key: 'level', label: 'LEVEL', value: 'Gold', textAlignment: 'PKTextAlignmentRight' }],
    },
  },
}

test.each(Object.entries(PASSES))('%s has no error', (_what, content) => {
  const { pass, findings } = checkPass({ ...FROM_ISSUER, ...content }, { now: new Date('2012-07-01T00:00:00Z') })
  expect(pass).toBeDefined()
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})
