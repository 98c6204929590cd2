import { dateFormat } from '@billfold/pkpass/display'
import type { SemanticTags } from '@billfold/pkpass/schema'
import { oneLine } from '../text/fit-text.ts'
import type { Face } from './face.ts'
import { hiddenBoxes } from './field-box.ts'
import { type FrontField, frontFields } from './front-field.ts'
import type { Box, Reason } from './pass-layout.ts'

const GROUPS = ['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields', 'backFields'] as const

/** The semantic tags of a pass, wherever they are written: the pass itself goes before its fields. */
export interface PlacedTags {
  readonly tags: SemanticTags
  pointerOf(tag: string): string
}

export function placedTags({ pass, style, content }: Pick<Face, 'pass' | 'style' | 'content'>): PlacedTags {
  const places: { readonly tags: SemanticTags; readonly pointer: string }[] = []
  if (pass.semantics) places.push({ tags: pass.semantics, pointer: '/semantics' })
  for (const group of GROUPS) {
    for (const [index, field] of (content[group] ?? []).entries()) {
      if (field.semantics) places.push({ tags: field.semantics, pointer: `/${style}/${group}/${index}/semantics` })
    }
  }
  let tags: SemanticTags = {}
  for (const place of places.toReversed()) tags = { ...tags, ...place.tags }
  return {
    tags,
    pointerOf: tag => `${places.find(place => Object.hasOwn(place.tags, tag))?.pointer ?? '/semantics'}/${tag}`,
  }
}

/** A tag as a field that can stand in a row; nothing for an empty one. */
export function tagField(face: Face, pointer: string, label: string, value: string | undefined): readonly FrontField[] {
  const text = oneLine(face.options.localize(value ?? '')).text
  return text.trim() === '' ? [] : [{ pointer, label, value: text, alignment: 'natural', row: 0 }]
}

/** A date's time of day, in the zone of its place or the device's. */
export function timeOf(face: Face, date: string | undefined, timeZone?: string): string {
  return formatWith(face, date, timeZone, { timeStyle: 'short' })
}

export function dayOf(face: Face, date: string | undefined, timeZone?: string): string {
  return formatWith(face, date, timeZone, { weekday: 'short', day: 'numeric', month: 'short' })
}

function formatWith(
  face: Face,
  date: string | undefined,
  timeZone: string | undefined,
  form: Intl.DateTimeFormatOptions,
): string {
  const instant = new Date(date ?? Number.NaN)
  if (Number.isNaN(instant.getTime())) return ''
  const { locale, timeZone: deviceZone } = face.options
  const zone = timeZone !== undefined && isTimeZone(timeZone) ? timeZone : deviceZone
  return dateFormat(locale, { ...form, timeZone: zone }).format(instant)
}

function isTimeZone(timeZone: string): boolean {
  try {
    dateFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** Fields of the classic face, which the layouts made of tags leave to the details. */
export function fieldsBehindTags(face: Face): Box[] {
  return (['header', 'primary', 'secondary', 'auxiliary'] as const).flatMap(kind =>
    hiddenBoxes(kind, frontFields(face, `${kind}Fields`), 'tags-before-fields'),
  )
}

/** The text beside the logo, which these layouts have no place for. */
export function hiddenLogoText(face: Face, reason: Reason): Box[] {
  return tagField(face, '/logoText', '', face.pass.logoText).flatMap(field => hiddenBoxes('logoText', [field], reason))
}
