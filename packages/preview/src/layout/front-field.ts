import { formatFieldValue } from '@billfold/pkpass/display'
import type { Field, FieldGroup } from '@billfold/pkpass/schema'
import { oneLine } from '../text/fit-text.ts'
import type { Face } from './face.ts'

/** A field as the front of a card says it: translated, formatted, on one line each. */
export interface FrontField {
  /** Where it stands in `pass.json` (RFC 6901). */
  readonly pointer: string
  readonly label: string
  readonly value: string
  readonly alignment: 'left' | 'center' | 'right' | 'natural'
  /** Row of an event ticket's auxiliary field. */
  readonly row: number
}

/** No text on a face is longer; what comes after it is not even formatted. */
const MAX_CHARACTERS = 4_096

const ALIGNMENTS = {
  PKTextAlignmentLeft: 'left',
  PKTextAlignmentCenter: 'center',
  PKTextAlignmentRight: 'right',
  PKTextAlignmentNatural: 'natural',
} as const

export function frontFields(face: Face, group: FieldGroup): FrontField[] {
  return (face.content[group] ?? []).map((field, index) => ({
    pointer: `/${face.style}/${group}/${index}`,
    label: oneLine(face.options.localize(field.label ?? '')).text,
    value: oneLine(shownValue(field, face)).text,
    alignment: ALIGNMENTS[field.textAlignment ?? 'PKTextAlignmentNatural'],
    row: field.row === 1 ? 1 : 0,
  }))
}

/** What is read out for a field. */
export function titleOf({ label, value }: { readonly label: string; readonly value: string }): string {
  return label.trim() === '' ? value : `${label}: ${value}`
}

function shownValue(field: Field, { options }: Face): string {
  const shown = field.attributedValue ?? field.value
  if (typeof shown === 'number') return formatFieldValue({ ...field, value: shown }, options)
  const value = withoutLinks(options.localize(shown.slice(0, MAX_CHARACTERS)))
  return formatFieldValue({ ...field, value }, options)
}

/** Links cannot be touched on the front: their text stays. */
function withoutLinks(text: string): string {
  return text.replaceAll(/<\/?a\b[^<>]*>/gi, '')
}
