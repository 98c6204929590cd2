import type { SlotFileName, StrayImageName } from '../image-header/image-name.ts'
import type { PngHeader } from '../image-header/png-header.ts'
import type { ImageSlotName } from '../schema/image-slots.ts'
import type { Pass } from '../schema/pass.ts'
import type { StringsReading } from '../strings/read-strings-file.ts'

/** An image at the root of a bundle or in the folder of a language. */
export interface ImageFile {
  /** From the root of the bundle. */
  readonly path: string
  readonly name: SlotFileName | StrayImageName
  readonly bytes: Uint8Array
  /** Absent for what is no PNG, or not all of one. */
  readonly png: PngHeader | undefined
}

/** The files of one slot, at the root or of one language; at least one. */
export interface SlotImages {
  readonly slot: ImageSlotName
  /** Undefined at the root. */
  readonly language: string | undefined
  readonly files: readonly (ImageFile & { readonly name: SlotFileName })[]
}

/** The `pass.strings` of a language. */
export interface StringsFile extends StringsReading {
  readonly language: string
  readonly path: string
}

/** What rules for the files of a bundle look at. */
export interface FileContext {
  /** Files by path from the root of the bundle, folders left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** `pass.json`, when every known key has its documented form. */
  readonly pass: Pass | undefined
  /** Images at the root and of the languages, those under wrong names too. */
  readonly images: readonly ImageFile[]
  /** The images that Wallet looks up. */
  readonly slots: readonly SlotImages[]
  /** Files of the `.lproj` folders by what the folder and then the file is named, without `.lproj`. */
  readonly languages: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>
  readonly strings: readonly StringsFile[]
  /** `personalization.json` as JSON; undefined when there is none, or none that is JSON. */
  readonly personalization: unknown
  /** The holder has signed up already: the pass is the answer to that. */
  readonly isPersonalized: boolean
}
