import type { PassContext, PlacedField } from '../rules/pass-context.ts'
import { FIELD_GROUPS } from '../schema/field.ts'
import { CLASSIC_STYLES, type Pass, STYLES } from '../schema/pass.ts'
import type { DeclaredValues } from './declared-values.ts'

/** What a check is told besides the pass. */
export interface PassOptions {
  /** The instant of the check; without one, what depends on it is not checked. */
  readonly now?: Date
  /** The holder has had no version of the pass before. */
  readonly isFirstIssue?: boolean
  /** Another pass with the same type and serial number has been issued. */
  readonly isSerialReused?: boolean
  /** The version that was issued before. */
  readonly before?: Pass | undefined
  /** Names of the image slots that have a file ("logo", "thumbnail"); without them, what depends on images is not checked. */
  readonly images?: ReadonlySet<string>
}

type PlacedText = ReturnType<PassContext['texts']>[number]

/** Prepares what rules look at: fields and values are gathered once for all of them. */
export function passContext(pass: Pass, declared: DeclaredValues, options: PassOptions): PassContext {
  let texts: readonly PlacedText[] | undefined
  const schemes = pass.preferredStyleSchemes ?? []
  return {
    pass,
    fields: placeFields(pass),
    style: CLASSIC_STYLES.find(style => pass[style] !== undefined),
    isPosterEventTicket: pass.eventTicket !== undefined && schemes.includes('posterEventTicket'),
    isSemanticBoardingPass: pass.boardingPass !== undefined && schemes.includes('semanticBoardingPass'),
    now: options.now,
    isFirstIssue: options.isFirstIssue ?? false,
    isSerialReused: options.isSerialReused ?? false,
    before: options.before,
    images: options.images,
    valuesOf: (...formats) => formats.flatMap(format => declared.byFormat.get(format) ?? []),
    texts() {
      texts ??= placeTexts(pass)
      return texts
    },
  }
}

/** Every field of every style, with where it stands. */
export function placeFields(pass: Pass): PlacedField[] {
  const fields: PlacedField[] = []
  for (const style of STYLES) {
    const content = pass[style]
    if (!content) continue
    for (const group of FIELD_GROUPS) {
      for (const [index, field] of (content[group] ?? []).entries()) {
        fields.push({ style, group, index, field, path: [style, group, index] })
      }
    }
  }
  return fields
}

function placeTexts(pass: Pass): PlacedText[] {
  const texts: PlacedText[] = []
  const walk = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value === 'string') texts.push({ text: value, path })
    if (typeof value !== 'object' || value === null) return
    const members = Array.isArray(value) ? value.entries() : Object.entries(value)
    for (const [key, member] of members) {
      if (path.length > 0 || key !== 'userInfo') walk(member, [...path, key])
    }
  }
  walk(pass, [])
  return texts
}
