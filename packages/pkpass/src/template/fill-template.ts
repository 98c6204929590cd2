import { formatDate } from '../dates/format-date.ts'
import { fieldPlaces, mapGroups } from './fields.ts'
import { fixUp } from './fix-ups.ts'
import type { PassTemplate } from './template.ts'

/** A filled template, and what could not be put into it. */
export interface FilledTemplate {
  readonly template: PassTemplate
  /** Keys that no field of the template has. */
  readonly unmatchedKeys: readonly string[]
}

/**
 * Sets the values of fields by their keys, in every style and group that has the key, so that a poster and its classic fallback
 * are filled together.
 *
 * Instants are written in UTC. Fields of upcoming entries are not reached. Styles that do not fit the new value are dropped.
 *
 * @param template Not changed.
 * @throws DateError ERR_DATE_RANGE
 * @see Templates, section 3
 */
export function fillTemplate(
  template: PassTemplate,
  values: Readonly<Record<string, string | number | Date>>,
): FilledTemplate {
  const texts = new Map(
    Object.entries(values).map(([key, value]) => [key, value instanceof Date ? formatDate(value) : value]),
  )
  const filled = mapGroups(template.content, fields =>
    fields?.map(field => {
      const value = texts.get(field.key)
      return value === undefined ? field : { ...field, value }
    }),
  )
  const known = new Set(fieldPlaces(template.content).map(({ field }) => field.key))
  return {
    template: { ...template, content: fixUp(filled) },
    unmatchedKeys: [...texts.keys()].filter(key => !known.has(key)),
  }
}
