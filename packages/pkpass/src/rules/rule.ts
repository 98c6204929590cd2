import type { StyleScheme } from '../schema/pass.ts'
import type { Change } from './change.ts'
import type { FileContext } from './file-context.ts'
import type { PassContext, Path } from './pass-context.ts'
import type { UpdateContext } from './update-context.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What becomes of the pass, or of what its author wanted. */
export type Effect = 'refused' | 'fallback' | 'dropped' | 'altered' | 'update' | 'delivery' | 'none'

/** What a check needs: `pass.json` alone, the whole bundle, two versions of a pass, or a running service. */
type Scope = 'pass' | 'file' | 'update' | 'service'

/** What is known of a rule beside how it is checked. Sentences without a full stop at the end. */
export interface RuleFacts<Id extends string = string> {
  /** Stable: an id is never given another meaning, nor used again. */
  readonly id: Id
  readonly severity: Severity
  readonly effect: Effect
  readonly scope: Scope
  /** When the rule is broken. */
  readonly condition: string
  /** What the phone does then. */
  readonly onThePhone: string
  /** What to do about it. */
  readonly fix: string
  /** Where this is known from, as the sources of the catalogue are abbreviated. */
  readonly source: string
}

/**
 * Takes a place in `pass.json` that breaks a rule.
 *
 * @param message What is wrong, with what was found, as one sentence without a full stop.
 * @param path Where, as precisely as can be told: for what is missing, where it should be. None for the pass as a whole.
 * @param changes The fix, if it can be made without changing what the pass means.
 */
export type Report = (message: string, path?: Path, changes?: readonly Change[]) => void

/** Takes a file that breaks a rule, like {@link Report}; no place for the bundle as a whole. */
export type FileReport = (
  message: string,
  place?: { readonly file?: string; readonly pointer?: string },
  changes?: readonly Change[],
) => void

/**
 * What is wrong with the form of a value: not there, null, empty, of another type, none of the documented values, or under a key
 * that is not known there.
 */
export type FormFault = 'missing' | 'null' | 'empty' | 'type' | 'value' | 'unknown'

/** A place in `pass.json` whose value must have its documented form. */
interface FormPlace {
  // A JSON pointer in which * is any one member and @group any group of fields; a leading ** is any number of members:
  // "/barcodes/*/message", "**/@group/*/key".
  readonly at: string
  readonly faults: readonly FormFault[]
  /** Only in a pass that asks for this scheme. */
  readonly scheme?: StyleScheme
}

/** A rule for `pass.json`. It checks values of documented form; faults of form are found when the pass is parsed. */
export interface PassRule<Id extends string = string> extends RuleFacts<Id> {
  readonly scope: 'pass'
  /** Faults of form that are this rule's to tell. */
  readonly form?: readonly FormPlace[]
  /** Reports every place that breaks the rule. */
  readonly check?: (context: PassContext, report: Report) => void
}

/** A rule for the files of a bundle. Without `check`, what reads the files raises it. */
export interface FileRule<Id extends string = string> extends RuleFacts<Id> {
  readonly scope: 'file'
  readonly check?: (context: FileContext, report: FileReport) => void
}

/** A rule for a new version of a pass beside the one that devices have. */
export interface UpdateRule<Id extends string = string> extends RuleFacts<Id> {
  readonly scope: 'update'
  readonly check: (context: UpdateContext, report: Report) => void
}

/** A rule for a web service, its pushes or downloads, which nothing in this library sees. */
export interface ServiceRule<Id extends string = string> extends RuleFacts<Id> {
  readonly scope: 'service'
}

export function passRule<const Id extends string>(rule: Omit<PassRule<Id>, 'scope'>): PassRule<Id> {
  return { scope: 'pass', ...rule }
}

export function fileRule<const Id extends string>(rule: Omit<FileRule<Id>, 'scope'>): FileRule<Id> {
  return { scope: 'file', ...rule }
}

export function updateRule<const Id extends string>(rule: Omit<UpdateRule<Id>, 'scope'>): UpdateRule<Id> {
  return { scope: 'update', ...rule }
}

export function serviceRule<const Id extends string>(rule: Omit<ServiceRule<Id>, 'scope'>): ServiceRule<Id> {
  return { scope: 'service', ...rule }
}
