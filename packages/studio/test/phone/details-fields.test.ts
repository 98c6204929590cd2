import { passSchema } from '@billfold/pkpass/schema'
import { layoutPass } from '@billfold/preview'
import { expect, test } from 'vitest'
import { detailsFields } from '../../src/phone/details-fields.ts'

const SETTINGS = { locale: 'de', timeZone: 'UTC', now: new Date('2026-03-01T12:00:00Z') }

test('the details hold the back, in the holder’s language, and what found no room on the front', () => {
  const pass = passSchema.parse({
    formatVersion: 1,
    passTypeIdentifier: 'pass.com.example.coffee',
    teamIdentifier: 'A1B2C3D4E5',
    serialNumber: 'S1',
    organizationName: 'Bayroast',
    description: 'Card',
    storeCard: {
      headerFields: ['one', 'two', 'three', 'four'].map(key => ({ key, label: key, value: key })),
      backFields: [
        { key: 'spent', label: 'Spent', value: 12.5, currencyCode: 'EUR' },
        {
          key: 'site',
          label: 'site_label',
          value: 'x',
          attributedValue: '<a href="https://example.com">Milk &amp; more</a>',
        },
      ],
    },
  })
  const files = new Map([['de.lproj/pass.strings', new TextEncoder().encode('"site_label" = "Netzseite";')]])
  const { boxes } = layoutPass(pass, {
    ...SETTINGS,
    view: 'front',
    styleSet: 'ios27',
    screenWidthPt: 375,
    images: new Map(),
    localize: text => text,
  })
  expect(detailsFields(pass, files, SETTINGS, boxes)).toEqual([
    { id: '/storeCard/backFields/0', label: 'Spent', value: expect.stringMatching(/^12,50\s€$/) },
    { id: '/storeCard/backFields/1', label: 'Netzseite', value: 'Milk & more' },
    { id: '/storeCard/headerFields/3', label: 'four', value: 'four' },
  ])
})
