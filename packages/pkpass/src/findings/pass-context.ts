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

const NOTHING: readonly never[] = []

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
    valuesOf(first, ...others) {
      const values = declared.byFormat.get(first) ?? NOTHING
      return others.length === 0
        ? values
        : [...values, ...others.flatMap(format => declared.byFormat.get(format) ?? [])]
    },
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
      const members = content[group]
      if (!members) continue
      for (let index = 0; index < members.length; index += 1) {
        const field = members[index]
        if (field) fields.push(new FieldPlace(style, group, index, field))
      }
    }
  }
  return fields
}

/** Its path is put together only when somebody asks: nearly no field has anything told of it. */
class FieldPlace implements PlacedField {
  readonly style: PlacedField['style']
  readonly group: PlacedField['group']
  readonly index: number
  readonly field: PlacedField['field']

  constructor(style: PlacedField['style'], group: PlacedField['group'], index: number, field: PlacedField['field']) {
    this.style = style
    this.group = group
    this.index = index
    this.field = field
  }

  get path(): readonly PropertyKey[] {
    return [this.style, this.group, this.index]
  }
}

/** A place on the way to a text. Its path is put together only when somebody asks: nearly no text has anything told of it. */
class Place {
  readonly #parent: Place | undefined
  readonly #key: PropertyKey

  constructor(parent: Place | undefined, key: PropertyKey) {
    this.#parent = parent
    this.#key = key
  }

  get path(): readonly PropertyKey[] {
    return this.#parent ? [...this.#parent.path, this.#key] : [this.#key]
  }
}

class TextPlace extends Place {
  readonly text: string

  constructor(parent: Place | undefined, key: PropertyKey, text: string) {
    super(parent, key)
    this.text = text
  }
}

function placeTexts(pass: Pass): PlacedText[] {
  const texts: PlacedText[] = []
  const walk = (value: unknown, parent: Place | undefined, key: PropertyKey): void => {
    if (typeof value === 'string') texts.push(new TextPlace(parent, key, value))
    else if (Array.isArray(value)) {
      const place = new Place(parent, key)
      for (let index = 0; index < value.length; index += 1) walk(value[index], place, index)
    } else if (typeof value === 'object' && value !== null) {
      const place = new Place(parent, key)
      for (const member of Object.keys(value)) walk(Reflect.get(value, member), place, member)
    }
  }
  for (const key of Object.keys(pass)) if (key !== 'userInfo') walk(pass[key], undefined, key)
  return texts
}
