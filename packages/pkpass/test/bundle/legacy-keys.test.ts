import { expect, test } from 'vitest'
import { withLegacyKeys } from '../../src/bundle/legacy-keys.ts'
import { PASS } from '../support/sandbox.ts'

const MOMENT = '2026-01-02T18:00:00Z'
const code = (format: 'PKBarcodeFormatEAN13' | 'PKBarcodeFormatAztec' | 'PKBarcodeFormatQR') => ({
  format,
  message: '4006381333931',
  messageEncoding: 'iso-8859-1',
})

test('iOS 8 gets the first code it can draw, if there is one', () => {
  const barcodes = [code('PKBarcodeFormatEAN13'), code('PKBarcodeFormatAztec'), code('PKBarcodeFormatQR')]
  expect(withLegacyKeys({ ...PASS, barcodes })).toEqual({ ...PASS, barcodes, barcode: barcodes[1] })
  const none = { ...PASS, barcodes: [code('PKBarcodeFormatEAN13')] }
  expect(withLegacyKeys(none)).toEqual(none)
})

test.each([
  ['moment', { date: MOMENT }, { date: MOMENT, relevantDate: MOMENT }],
  [
    'start',
    { startDate: MOMENT, endDate: '2026-01-02T20:00:00Z' },
    { startDate: MOMENT, endDate: '2026-01-02T20:00:00Z' },
  ],
  ['old name', { relevantDate: MOMENT }, { relevantDate: MOMENT }],
])('iOS 17 gets the %s of the first relevant date, iOS 18 the name it reads', (_which, first, completed) => {
  const second = { date: '2027-01-01T00:00:00Z', relevantDate: 'kept' }
  expect(withLegacyKeys({ relevantDates: [first, second] })).toEqual({
    relevantDate: MOMENT,
    relevantDates: [completed, second],
  })
})

test('what is there is never overwritten, and what was given is not changed', () => {
  const given = {
    barcode: code('PKBarcodeFormatQR'),
    barcodes: [code('PKBarcodeFormatAztec')],
    relevantDate: '2020-01-01T00:00:00Z',
    relevantDates: [{ date: MOMENT }],
  }
  const copy = structuredClone(given)
  expect(withLegacyKeys(given)).toMatchObject({ barcode: given.barcode, relevantDate: given.relevantDate })
  expect(given).toEqual(copy)
  expect(withLegacyKeys({})).toEqual({})
})
