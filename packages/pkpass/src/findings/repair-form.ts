import { type Pass, passSchema, STYLES } from '../schema/pass.ts'
import { type Finding, jsonPointer } from './finding.ts'

/** A pass without the values that have not their documented form. */
export interface RepairedPass {
  readonly pass: Pass
  /** The finding with its place in the pass as it was given; none, when it is about what was left out or put in. */
  original(finding: Finding): readonly Finding[]
}

/** Stand-ins for what a pass cannot be without. Findings about them are not told. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.example',
  serialNumber: '1',
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Example',
  description: 'Example',
  transitType: 'PKTransitTypeGeneric',
  boardingPass: { transitType: 'PKTransitTypeGeneric' },
  coupon: {},
  eventTicket: {},
  generic: {},
  storeCard: {},
  posterGeneric: {},
}

/** Each round leaves out what the one before uncovered: an element whose required member was taken, and so outward. */
const MAX_ROUNDS = 16

/**
 * Leaves out of a pass whatever has not its documented form, so that everything else in it can be checked all the same.
 *
 * @returns Nothing when it is no object, or nothing of it can be kept.
 */
export function repairForm(value: unknown): RepairedPass | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const root: unknown = structuredClone(value)
  const touched: string[] = []
  const indexes = new Map<unknown[], number[]>()
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = passSchema.safeParse(root)
    if (parsed.success) {
      const pass = parsed.data
      return { pass, original: finding => toOriginal(finding, root, indexes, touched) }
    }
    // From the end, so that the indexes of elements still to be left out stay true.
    for (const { path } of parsed.error.issues.toReversed()) leaveOut(root, path, indexes, touched)
  }
  return undefined
}

function leaveOut(
  root: unknown,
  path: readonly PropertyKey[],
  indexes: Map<unknown[], number[]>,
  touched: string[],
): void {
  const parents = [root]
  for (const step of path.slice(0, -1)) parents.push(memberOf(parents.at(-1), step))
  for (let depth = path.length; depth > 0; depth -= 1) {
    const key = path[depth - 1] ?? ''
    const parent = parents[depth - 1]
    if (typeof parent !== 'object' || parent === null) continue
    const original = jsonPointer(originalPath(root, path.slice(0, depth), indexes))
    // A style that is null is as good as left out; any other value was to be one.
    const isNoStyle = depth === 1 && memberOf(parent, key) === null && STYLES.some(style => style === key)
    const standIn = isNoStyle ? undefined : STAND_INS[String(key)]
    if (Array.isArray(parent)) {
      const kept = indexes.get(parent) ?? [...parent.keys()]
      kept.splice(Number(key), 1)
      parent.splice(Number(key), 1)
      indexes.set(parent, kept)
    } else if (standIn !== undefined) {
      Reflect.set(parent, key, structuredClone(standIn))
    } else if (Object.hasOwn(parent, key)) {
      Reflect.deleteProperty(parent, key)
    } else {
      // Required, and not there: what should have it goes.
      continue
    }
    touched.push(original)
    return
  }
}

function toOriginal(
  finding: Finding,
  root: unknown,
  indexes: ReadonlyMap<unknown[], readonly number[]>,
  touched: readonly string[],
): readonly Finding[] {
  if (finding.pointer === undefined) return [finding]
  const pointer = jsonPointer(originalPath(root, stepsOf(finding.pointer), indexes))
  const isAbout = (place: string) =>
    pointer === place || pointer.startsWith(`${place}/`) || place.startsWith(`${pointer}/`)
  if (touched.some(isAbout)) return []
  // The steps of a fix are of the pass as it was repaired: its indexes may be others.
  const { changes, ...rest } = finding
  return [pointer === finding.pointer ? finding : { ...rest, pointer }]
}

/** The path that leads to the same value in the pass before elements were left out. */
function originalPath(
  root: unknown,
  path: readonly PropertyKey[],
  indexes: ReadonlyMap<unknown[], readonly number[]>,
): PropertyKey[] {
  let value = root
  return path.map(step => {
    const original = Array.isArray(value) ? (indexes.get(value)?.[Number(step)] ?? step) : step
    value = memberOf(value, step)
    return original
  })
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
