import type { SemanticTags, semanticTagsSchema } from '../../schema/semantic-tags.ts'
import type { PassContext, Path } from '../pass-context.ts'
import type { Report } from '../rule.ts'

/** A documented tag. */
export type Tag = keyof typeof semanticTagsSchema.shape

/** Semantic tags that stand together. */
interface PlacedTags {
  readonly tags: SemanticTags
  readonly path: Path
  /** They say something of an upcoming entry, not of the pass. */
  readonly isOfEntry: boolean
}

interface Gathered {
  readonly places: readonly PlacedTags[]
  readonly ofPass: SemanticTags
}

const NONE: Gathered = { places: [], ofPass: {} }
// Half the rules for tags ask for the same passes' tags one after another.
const gathered = new WeakMap<PassContext, Gathered>()

/** Everywhere the pass has tags: at its top level, in fields, in upcoming entries and their fields. */
export function placedTags(context: PassContext): readonly PlacedTags[] {
  return gather(context).places
}

/** The tags of the pass itself. Where a tag is placed does not change what it does: those of fields are among them. */
export function tagsOfPass(context: PassContext): SemanticTags {
  return gather(context).ofPass
}

/** Where the pass has a tag, or should have it. */
export function pathOfTag(context: PassContext, tag: Tag): Path {
  const value = tagsOfPass(context)[tag]
  const place = placedTags(context).find(
    ({ tags, isOfEntry }) => !isOfEntry && value !== undefined && tags[tag] === value,
  )
  return [...(place?.path ?? ['semantics']), tag]
}

/** Whether something was left out, or has nothing in it. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Reports a tag that the pass has not, or has without a value. */
export function requireTag(context: PassContext, tag: Tag, report: Report): void {
  const value = tagsOfPass(context)[tag]
  if (isMissing(value)) report(`${tag} is ${value === undefined ? 'missing' : 'empty'}`, pathOfTag(context, tag))
}

/** Reports a date that the pass has not. An empty text is a malformed date, which other rules tell. */
export function requireDate(context: PassContext, tag: Tag, report: Report): void {
  if (tagsOfPass(context)[tag] === undefined) report(`${tag} is missing`, pathOfTag(context, tag))
}

function gather(context: PassContext): Gathered {
  const { pass, fields } = context
  const known = gathered.get(context)
  if (known) return known
  const hasFieldTags = fields.some(({ field }) => field.semantics !== undefined)
  if (!pass.semantics && !hasFieldTags && !pass.upcomingPassInformation) return NONE
  const ofPass: PlacedTags[] = []
  if (pass.semantics) ofPass.push({ tags: pass.semantics, path: ['semantics'], isOfEntry: false })
  for (const { field, path } of fields) {
    if (field.semantics) ofPass.push({ tags: field.semantics, path: [...path, 'semantics'], isOfEntry: false })
  }
  const found = {
    places: [...ofPass, ...tagsOfEntries(pass.upcomingPassInformation ?? [])],
    ofPass: hasFieldTags ? merge(ofPass) : (pass.semantics ?? {}),
  }
  gathered.set(context, found)
  return found
}

type Entries = NonNullable<PassContext['pass']['upcomingPassInformation']>

function tagsOfEntries(entries: Entries): PlacedTags[] {
  const found: PlacedTags[] = []
  for (const [index, entry] of entries.entries()) {
    const path = ['upcomingPassInformation', index]
    if (entry.semantics) found.push({ tags: entry.semantics, path: [...path, 'semantics'], isOfEntry: true })
    for (const group of ['backFields', 'additionalInfoFields'] as const) {
      for (const [at, { semantics: tags }] of (entry[group] ?? []).entries()) {
        if (tags) found.push({ tags, path: [...path, group, at, 'semantics'], isOfEntry: true })
      }
    }
  }
  return found
}

/** The first place that has a tag wins, and one with a value before one without. */
function merge(places: readonly PlacedTags[]): SemanticTags {
  const merged = new Map<string, unknown>()
  for (const { tags } of places) {
    for (const [tag, value] of Object.entries(tags)) {
      if (isMissing(merged.get(tag)) && (!merged.has(tag) || !isMissing(value))) merged.set(tag, value)
    }
  }
  return Object.fromEntries(merged)
}
