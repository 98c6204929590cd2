import type { PassDraft } from '../bundle/pass-draft.ts'
import type { PassFiles } from '../bundle/pass-files.ts'

/** A `.pkpasstemplate`: a pass with placeholder values, as Pass Designer keeps it. */
export interface PassTemplate {
  /** Placeholders are ordinary values. Unknown keys and the editor's `_id` are kept. */
  readonly content: PassDraft
  readonly tooling: Tooling
  /** All other files by path, as they were: images, `.lproj` folders, and whatever else there is. */
  readonly files: PassFiles
}

/** The content of `tooling.json`, which is the editor's; unknown keys are kept. */
export interface Tooling {
  /** The Designer that made the template. */
  readonly designerVersion?: string
  /** The Builder that made a pass of it. */
  readonly builderVersion?: string
  /** Asks the Designer for a classic variant for systems before iOS 27. Default: false. */
  readonly automaticallyGenerateCompatiblePass?: boolean
  readonly [unknownKey: string]: unknown
}

export const TOOLING_FILE = 'tooling.json'
export const UNREADABLE_RULE = 'Templates, section 2'
