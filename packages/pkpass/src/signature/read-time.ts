const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const TIME = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})?(?:Z|([+-])(\d{2})(\d{2}))$/

/**
 * Reads a Time of CMS: UTCTime or GeneralizedTime, in UTC or with an offset, which BER allows; nothing where it is no date.
 *
 * @see RFC 5652 section 11.3; X.680 sections 46 and 47
 */
export function readTime(identifier: number, contents: Uint8Array): Date | undefined {
  if (identifier !== UTC_TIME && identifier !== GENERALIZED_TIME) return undefined
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', sign, hours, minutes] =
    TIME.exec(Buffer.from(contents.subarray(0, 40)).toString('latin1')) ?? []
  if (year.length !== (identifier === UTC_TIME ? 2 : 4)) return undefined
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`
  const instant = new Date(`${fullYear(year)}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

/** Two digits mean 1950 to 2049 (RFC 5280 section 4.1.2.5.1). */
function fullYear(year: string): string {
  if (year.length === 4) return year
  return Number(year) < 50 ? `20${year}` : `19${year}`
}
