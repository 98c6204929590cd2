import type { Field } from '../schema/field.ts'
import { dateFormat, numberFormat, relativeTimeFormat } from './formats.ts'

/** Where a pass is looked at. */
export interface DisplaySettings {
  /** BCP 47 language tag. */
  readonly locale: string
  /** IANA time zone. */
  readonly timeZone: string
  /** What relative dates are relative to. */
  readonly now: Date
}

const DATE_STYLES = {
  PKDateStyleNone: undefined,
  PKDateStyleShort: 'short',
  PKDateStyleMedium: 'medium',
  PKDateStyleLong: 'long',
  PKDateStyleFull: 'full',
} as const

/** Offsets that exist: a date in another form than ISO 8601 may be read with one that does not. */
const WRITTEN_ZONE = /[+-](?:[01]\d|2[0-3]):[0-5]\d$/

/** Largest unit first; a date is told in the first that fits once. */
const RELATIVE_UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/**
 * The text Wallet shows for a field's value: dates, numbers and amounts in the holder's language, anything else as it stands.
 *
 * @see pass-json section 3
 */
export function formatFieldValue(field: Field, settings: DisplaySettings): string {
  if (typeof field.value === 'number') return formatNumber(field.value, field, settings.locale)
  const isDate = field.dateStyle ?? field.timeStyle ?? field.isRelative
  return isDate === undefined ? field.value : formatDate(field.value, field, settings)
}

function formatNumber(value: number, field: Field, locale: string): string {
  if (field.currencyCode !== undefined) {
    return formatAmount(value, field.currencyCode, locale)
  }
  switch (field.numberStyle) {
    case 'PKNumberStylePercent':
      return numberFormat(locale, { style: 'percent' }).format(value)
    case 'PKNumberStyleScientific':
      return numberFormat(locale, { notation: 'scientific' }).format(value)
    case 'PKNumberStyleDecimal':
    // JavaScript cannot spell numbers out; the digits say the same.
    case 'PKNumberStyleSpellOut':
      return numberFormat(locale, {}).format(value)
    default:
      return String(value)
  }
}

function formatAmount(value: number, currency: string, locale: string): string {
  // A code of another form is an error to Intl; the phone shows the amount without a symbol.
  const style = /^[A-Za-z]{3}$/.test(currency) ? ({ style: 'currency', currency } as const) : {}
  return numberFormat(locale, style).format(value)
}

function formatDate(value: string, field: Field, { locale, timeZone, now }: DisplaySettings): string {
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return value
  if (field.isRelative) return formatRelative(instant.getTime() - now.getTime(), locale)
  const dateStyle = DATE_STYLES[field.dateStyle ?? 'PKDateStyleNone']
  const timeStyle = DATE_STYLES[field.timeStyle ?? 'PKDateStyleNone']
  if (dateStyle === undefined && timeStyle === undefined) return value
  const zone = field.ignoresTimeZone ? (WRITTEN_ZONE.exec(value)?.[0] ?? 'UTC') : timeZone
  return dateFormat(locale, {
    ...(dateStyle ? { dateStyle } : {}),
    ...(timeStyle ? { timeStyle } : {}),
    timeZone: zone,
  }).format(instant)
}

function formatRelative(differenceMs: number, locale: string): string {
  const [unit, unitMs] = RELATIVE_UNITS.find(([, ms]) => Math.abs(differenceMs) >= ms) ?? RELATIVE_UNITS[2]
  return relativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(differenceMs / unitMs), unit)
}
