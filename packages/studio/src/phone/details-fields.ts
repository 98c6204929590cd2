import { createLocalize, type DisplaySettings, formatFieldValue, styleOf } from '@billfold/pkpass/display'
import type { Field, Pass } from '@billfold/pkpass/schema'
import { type Box, withoutMarkup } from '@billfold/preview'

/** A field as the details show it. */
export interface DetailsField {
  readonly id: string
  readonly label: string
  readonly value: string
}

const FRONT_GROUPS = ['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields'] as const

/**
 * The fields of a pass's details: those of its back, and those of its front that found no room there.
 *
 * @param front Boxes of the front, as `layoutPass` placed them.
 */
export function detailsFields(
  pass: Pass,
  files: ReadonlyMap<string, Uint8Array>,
  settings: DisplaySettings,
  front: readonly Box[],
): readonly DetailsField[] {
  const drawn = styleOf(pass)
  if (!drawn) return []
  const hidden = new Set(front.flatMap(({ state, pointer }) => (state === 'hidden' && pointer ? [pointer] : [])))
  const localize = createLocalize(files, settings.locale)
  const fieldsOf = (group: 'additionalInfoFields' | 'backFields' | (typeof FRONT_GROUPS)[number]) =>
    (drawn.content[group] ?? []).map((field, index) => ({ field, id: `/${drawn.style}/${group}/${index}` }))
  const shown = [
    ...fieldsOf('backFields'),
    ...FRONT_GROUPS.flatMap(fieldsOf).filter(({ id }) => hidden.has(id)),
    ...fieldsOf('additionalInfoFields'),
  ]
  return shown.map(({ field, id }) => ({
    id,
    label: localize(field.label ?? ''),
    value: shownValue(field, localize, settings),
  }))
}

function shownValue(field: Field, localize: (text: string) => string, settings: DisplaySettings): string {
  const written = field.attributedValue ?? field.value
  if (typeof written === 'number') return formatFieldValue({ ...field, value: written }, settings)
  const text = localize(written)
  // Links can be read here and not followed: a pass of a stranger opens no pages.
  const value = field.attributedValue === undefined ? text : withoutMarkup(text)
  return formatFieldValue({ ...field, value }, settings)
}
