import type { Field, FieldGroup } from '../schema/field.ts'
import type { Format, KeyMeta } from '../schema/key.ts'
import type { Pass, Style } from '../schema/pass.ts'

/** Members and indexes from the root of `pass.json` to a value. */
export type Path = readonly PropertyKey[]

/** A field of the pass, with where it stands. */
export interface PlacedField {
  readonly style: Style
  readonly group: FieldGroup
  readonly index: number
  readonly field: Field
  readonly path: Path
}

/** A text or number of the pass that the schema knows the form of. */
export interface PlacedValue {
  readonly value: unknown
  readonly meta: KeyMeta
  readonly path: Path
}

/** What rules for `pass.json` look at. */
export interface PassContext {
  /** Every known key has its documented form; a value that has not is left out, and reported already. */
  readonly pass: Pass
  /** Fields of all styles, in the order of the styles and groups. */
  readonly fields: readonly PlacedField[]
  /** The classic style; the first, should there be several. */
  readonly style: Exclude<Style, 'posterGeneric'> | undefined
  /** An event ticket that asks for the poster layout. */
  readonly isPosterEventTicket: boolean
  /** A boarding pass that asks for the semantic layout. */
  readonly isSemanticBoardingPass: boolean
  /** The instant of the check; without one, what depends on it is not checked. */
  readonly now: Date | undefined
  /** Whether the holder has had no version of the pass before. */
  readonly isFirstIssue: boolean
  /** Whether another holder's or an earlier pass has the same type and serial number. */
  readonly isSerialReused: boolean
  /** The version that was issued before, when there is one. */
  readonly before: Pass | undefined
  /** Names of the image slots that have a file ("logo", "thumbnail"); undefined where the files are not known. */
  readonly images: ReadonlySet<string> | undefined
  /** Every value whose key is declared with one of these forms, wherever it is: all dates, all colours, all addresses. */
  valuesOf(first: Format, ...others: readonly Format[]): readonly PlacedValue[]
  /** Every text of the pass, under known and unknown keys, `userInfo` aside. */
  texts(): readonly { readonly text: string; readonly path: Path }[]
}
