import type { PassDraft } from '../bundle/pass-draft.ts'
import { parseDate } from '../dates/parse-date.ts'
import type { Field } from '../schema/field.ts'
import { mapGroups } from './fields.ts'

const DATE_KEYS = ['dateStyle', 'timeStyle', 'ignoresTimeZone', 'isRelative']

/**
 * Makes good what no longer fits after values were changed: styles of dates and numbers on other values, blank currency codes,
 * a `barcode` that is not among the `barcodes`.
 *
 * @see Templates, section 2, fix-ups
 */
export function fixUp(content: PassDraft): PassDraft {
  const fitting = mapGroups(content, fields => fields?.map(fixField))
  const { barcode, barcodes = [] } = fitting
  const isListed = barcodes.some(
    ({ format, message, messageEncoding }) =>
      format === barcode?.format && message === barcode.message && messageEncoding === barcode.messageEncoding,
  )
  return barcode && !isListed ? { ...fitting, barcodes: [...barcodes, barcode] } : fitting
}

function fixField(field: Field): Field {
  const superfluous = [
    ...(isDate(field.value) ? [] : DATE_KEYS),
    ...(typeof field.value === 'number' ? [] : ['numberStyle']),
    ...(field.currencyCode?.trim() === '' ? ['currencyCode'] : []),
  ].filter(key => key in field)
  if (superfluous.length === 0) return field
  const { key, value, ...others } = field
  return { key, value, ...Object.fromEntries(Object.entries(others).filter(([name]) => !superfluous.includes(name))) }
}

function isDate(value: Field['value']): boolean {
  try {
    return typeof value === 'string' && parseDate(value) instanceof Date
  } catch {
    return false
  }
}
