import { updateRules } from '../rules/index.ts'
import type { PlacedField } from '../rules/pass-context.ts'
import type { FieldPair, UpdateContext } from '../rules/update-context.ts'
import type { Pass } from '../schema/pass.ts'
import { type Finding, finding, jsonPointer } from './finding.ts'
import { placeFields } from './pass-context.ts'

/** One version of a pass. */
export interface PassVersion {
  readonly pass: Pass
  /** Files by path; what depends on them is not checked without. */
  readonly files?: ReadonlyMap<string, Uint8Array>
}

export interface UpdateOptions {
  readonly now?: Date
  /** Visible messages that the pass has raised within a day, this one aside. */
  readonly messagesToday?: number
  /** Visible messages within a day that are taken for too many. Default: 10. */
  readonly maxMessagesADay?: number
}

/** Made anew whenever a pass is signed. */
const SIGNED_ANEW = new Set(['pass.json', 'manifest.json', 'signature'])

/** Checks a new version of a pass against the one that devices have; never throws. Pointers are into the new version. */
export function checkUpdate(before: PassVersion, after: PassVersion, options: UpdateOptions = {}): readonly Finding[] {
  const context = updateContext(before, after, options)
  const findings: Finding[] = []
  for (const { id, check } of updateRules) {
    check(context, (message, path = [], changes) => {
      const place = path.length > 0 ? { pointer: jsonPointer(path) } : {}
      findings.push(finding(id, message, place, changes))
    })
  }
  return findings
}

/** Keys of the fields whose change raises a message on devices; of several, Wallet makes one generic line. */
export function announcedKeys(before: Pass, after: Pass): readonly string[] {
  const { announced } = updateContext({ pass: before }, { pass: after }, {})
  return announced.map(({ after: { field } }) => field.key)
}

function updateContext(before: PassVersion, after: PassVersion, options: UpdateOptions): UpdateContext {
  const oldFields = byKey(before.pass)
  const newFields = byKey(after.pass)
  const kept = [...newFields].flatMap(([key, field]) => {
    const old = oldFields.get(key)
    return old ? [{ before: old, after: field, isChanged: old.field.value !== field.field.value }] : []
  })
  const changedFiles = changedNames(before.files, after.files)
  return {
    before: before.pass,
    after: after.pass,
    kept,
    gone: [...oldFields].flatMap(([key, field]) => (newFields.has(key) ? [] : [field])),
    added: [...newFields].flatMap(([key, field]) => (oldFields.has(key) ? [] : [field])),
    announced: kept.filter(isAnnounced),
    isSame: canonical(before.pass) === canonical(after.pass) && changedFiles.length === 0,
    changedFiles,
    messagesToday: options.messagesToday,
    maxMessagesADay: options.maxMessagesADay,
    now: options.now,
  }
}

function isAnnounced({ after, isChanged }: FieldPair): boolean {
  return isChanged && after.field.changeMessage !== undefined
}

/** Fields by style and key: a poster and the classic style beside it may have the same keys. */
function byKey(pass: Pass): Map<string, PlacedField> {
  return new Map(placeFields(pass).map(field => [`${field.style} ${field.field.key}`, field]))
}

function changedNames(
  before: ReadonlyMap<string, Uint8Array> = new Map(),
  after: ReadonlyMap<string, Uint8Array> = new Map(),
): string[] {
  if (before.size === 0 || after.size === 0) return []
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(name => !SIGNED_ANEW.has(name))
  return names.filter(name => !isEqual(before.get(name), after.get(name))).sort()
}

function isEqual(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index])
}

/** JSON with members in order of their names: where they stand says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
