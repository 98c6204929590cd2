import type { PassDraft } from './pass-draft.ts'

type LegacyKey = 'barcode' | 'relevantDate' | 'relevantDates'
type Source = Pick<PassDraft, LegacyKey | 'barcodes'>
type RelevantDate = NonNullable<PassDraft['relevantDates']>[number]

/** The formats that systems before iOS 9 can draw. */
const LEGACY_FORMATS: readonly string[] = ['PKBarcodeFormatQR', 'PKBarcodeFormatPDF417', 'PKBarcodeFormatAztec']

/**
 * Adds the deprecated keys that old systems read instead of today's; a key that is there is left alone.
 *
 * - `barcode`, for iOS 8 and earlier: the first of `barcodes` that they can draw, if any
 * - `relevantDate`, for iOS 17 and earlier: the moment, or else the start, of the first of `relevantDates`
 * - `relevantDates[].relevantDate`, which iOS 18 devices were reported to read in place of `date`
 *
 * @param pass Not changed.
 * @see pass-json sections 4 and 5
 */
export function withLegacyKeys<T extends Source>(pass: T): T & Pick<PassDraft, LegacyKey> {
  const barcode = pass.barcode ?? pass.barcodes?.find(({ format }) => LEGACY_FORMATS.includes(format))
  const first = pass.relevantDates?.[0]
  const relevantDate = pass.relevantDate ?? first?.date ?? first?.relevantDate ?? first?.startDate
  const relevantDates = pass.relevantDates?.map(withLegacyDate)
  return {
    ...pass,
    ...(barcode !== undefined && { barcode }),
    ...(relevantDate !== undefined && { relevantDate }),
    ...(relevantDates && { relevantDates }),
  }
}

function withLegacyDate(entry: RelevantDate): RelevantDate {
  const { date, relevantDate } = entry
  return date === undefined || relevantDate !== undefined ? entry : { ...entry, relevantDate: date }
}
