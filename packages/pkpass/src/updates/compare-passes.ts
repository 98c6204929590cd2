import type { DisplaySettings } from '../fields/format-field-value.ts'
import { createLocalize, type Localize } from '../fields/localize.ts'
import { checkUpdate, type UpdateOptions } from '../findings/check-update.ts'
import { type Finding, jsonPointer, worstFirst } from '../findings/finding.ts'
import { placeFields } from '../findings/pass-context.ts'
import type { PlacedField } from '../rules/pass-context.ts'
import type { Pass } from '../schema/pass.ts'
import { type Banner, bannerFor, showValue } from './banner.ts'

/** One version of a pass, with its files by path. */
export interface ComparedPass {
  readonly pass: Pass
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** One thing that is another in the new version. */
export interface PassDifference {
  /** `field`: of the pass's face or back. `key`: any other key of `pass.json`. `file`: an image or a strings file. */
  readonly kind: 'field' | 'key' | 'file'
  /** JSON pointer in the version that has it, the new one if both have; of a file, its path. */
  readonly place: string
  readonly label?: string
  /** What the holder saw, or the value as JSON; none for what is new. */
  readonly before?: string
  /** What the holder sees now; none for what is gone. */
  readonly after?: string
}

export interface ComparedUpdate {
  readonly differences: readonly PassDifference[]
  /** What comes up on the Lock Screen. */
  readonly banner: Banner
  /** Breaches of the rules for updates, worst first. */
  readonly findings: readonly Finding[]
}

const STYLE_OF_POINTER = /^\/(?:boardingPass|coupon|eventTicket|generic|storeCard|posterGeneric)\//
/** What is signed, and its signature: they differ with every version. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['manifest.json', 'signature', 'pass.json'])

/**
 * Says what an update changes on a device that holds the old version: what reads differently, what comes up on the Lock Screen,
 * and what would go wrong.
 *
 * @param settings Language, time zone and instant of the device.
 * @see Web service, section 6
 */
export function comparePasses(
  before: ComparedPass,
  after: ComparedPass,
  settings: DisplaySettings,
  options: Omit<UpdateOptions, 'now'> = {},
): ComparedUpdate {
  const localize = createLocalize(after.files, settings.locale)
  const context = { localize, settings }
  return {
    differences: [
      ...fieldDifferences(before, after, settings),
      ...keyDifferences(before.pass, after.pass),
      ...fileDifferences(before.files, after.files),
    ],
    banner: bannerFor(before.pass, after.pass, context),
    findings: worstFirst(checkUpdate(before, after, { ...options, now: settings.now })),
  }
}

function fieldDifferences(before: ComparedPass, after: ComparedPass, settings: DisplaySettings): PassDifference[] {
  const oldFields = byKey(before.pass)
  const newFields = byKey(after.pass)
  const oldTexts = createLocalize(before.files, settings.locale)
  const newTexts = createLocalize(after.files, settings.locale)
  const keys = new Set([...newFields.keys(), ...oldFields.keys()])
  return [...keys].flatMap(key => {
    const [old, now] = [oldFields.get(key), newFields.get(key)]
    const placed = now ?? old
    if (!placed) return []
    const was = old && showField(old, oldTexts, settings)
    const is = now && showField(now, newTexts, settings)
    if (was === is) return []
    const { label } = placed.field
    return [
      {
        kind: 'field',
        place: jsonPointer(placed.path),
        ...(label !== undefined && { label: newTexts(label) }),
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ]
  })
}

function byKey(pass: Pass): ReadonlyMap<string, PlacedField> {
  return new Map(placeFields(pass).map(placed => [`${placed.style} ${placed.field.key}`, placed]))
}

function showField({ field }: PlacedField, localize: Localize, settings: DisplaySettings): string {
  return showValue(field, { localize, settings })
}

function keyDifferences(before: Pass, after: Pass): PassDifference[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap(key => {
    const place = jsonPointer([key])
    if (JSON.stringify(before[key]) === JSON.stringify(after[key]) || STYLE_OF_POINTER.test(`${place}/`)) return []
    const [was, is] = [showKey(key, before[key]), showKey(key, after[key])]
    return [{ kind: 'key', place, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
}

/** What a pass proves itself with to its web service is not for reports. */
function showKey(key: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  return key === 'authenticationToken' ? '(secret)' : JSON.stringify(value)
}

function fileDifferences(
  before: ReadonlyMap<string, Uint8Array>,
  after: ReadonlyMap<string, Uint8Array>,
): PassDifference[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap(name => {
    const [was, is] = [before.get(name), after.get(name)]
    if (NOT_SHOWN.has(name) || (was && is && isSame(was, is))) return []
    return [
      {
        kind: 'file',
        place: name,
        ...(was && { before: `${was.length} bytes` }),
        ...(is && { after: `${is.length} bytes` }),
      },
    ]
  })
}

function isSame(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, at) => byte === second[at])
}
