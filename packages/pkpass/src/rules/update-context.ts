import type { Pass } from '../schema/pass.ts'
import type { PlacedField } from './pass-context.ts'

/** A field that both versions have, by its key. */
export interface FieldPair {
  readonly before: PlacedField
  readonly after: PlacedField
  readonly isChanged: boolean
}

/** What rules for updates look at: the version that devices have, and the one that is to replace it. */
export interface UpdateContext {
  readonly before: Pass
  readonly after: Pass
  /** Fields that both versions have. */
  readonly kept: readonly FieldPair[]
  /** Fields of the old version alone. */
  readonly gone: readonly PlacedField[]
  /** Fields of the new version alone. */
  readonly added: readonly PlacedField[]
  /** The kept fields whose change raises a message. */
  readonly announced: readonly FieldPair[]
  /** Neither content nor files differ, as far as files are known. */
  readonly isSame: boolean
  /** Files whose bytes differ, or that one version alone has; signature and manifest aside. */
  readonly changedFiles: readonly string[]
  /** Visible messages that the pass has raised within a day, this one aside, if the caller knows. */
  readonly messagesToday: number | undefined
  /** From how many on they are too many, if the caller has a ceiling of its own. */
  readonly maxMessagesADay: number | undefined
  readonly now: Date | undefined
}
