import * as z from 'zod'
import type { Style, StyleScheme } from './pass.ts'
import type { EventType, PassKind } from './semantic-values.ts'

// Every key is declared once: its form as a zod schema, and what else is known of it beside it. Types, findings, JSON Schema,
// reference page and forms are made from that one place.

/** A version of iOS, and of iPadOS with it. */
export type Version = `${number}.${number}`

/** Form of a text. The parser takes any text: a malformed date makes Wallet drop or refuse, and rules can say so better. */
export type Format =
  | 'base64'
  | 'color'
  | 'email'
  | 'format-string'
  | 'html-links'
  | 'https-url'
  | 'iana-charset'
  | 'iana-timezone'
  | 'iso4217'
  | 'iso8601'
  | 'phone'
  | 'sha256-hex'
  | 'url'
  | 'uuid'

/** Where a key is known from, when it is not on Apple's reference page. */
export type Source = 'article' | 'community' | 'pass-builder' | 'wwdc'

/** What is known of a key beside the form of its value. */
export interface KeyMeta {
  /** One sentence for authors of passes. */
  readonly description: string
  /** First iOS version that reads the key. Absent only where Wallet never does. */
  readonly since?: Version
  readonly deprecatedSince?: Version
  /** The key to write instead of a deprecated one. */
  readonly replacedBy?: string
  /** Absent: all. */
  readonly styles?: readonly Style[]
  /** Works under this scheme of `preferredStyleSchemes` only. */
  readonly scheme?: StyleScheme
  /** The value may be a key of `pass.strings`. */
  readonly localizable?: true
  readonly format?: Format
  readonly documented?: Source
  readonly notOn?: readonly ['watchOS']
  readonly default?: boolean | number | string
  /** Keys of the same object that must come with this one. */
  readonly requiredWith?: readonly string[]
  /** Schemes, for some with the type of event, that are not drawn without this key. */
  readonly requiredFor?: readonly (StyleScheme | `${StyleScheme}:${EventType}`)[]
  /** Required, but an object with another spelling of the key has it too. */
  readonly isRequiredInAnySpelling?: true
  /** The key this is another spelling of: both are to be written, either is to be read. */
  readonly aliasOf?: string
  /** Other names under which the key was seen, where those have lives of their own. */
  readonly aliases?: readonly string[]
  /** Kinds of pass a semantic tag is meant for. */
  readonly appliesTo?: readonly PassKind[]
  /** Written by design tools, and not read by Wallet: may hold anything. */
  readonly isIgnored?: true
  /** Documented values of a text or number that may have others: Wallet then drops something, and does not refuse the pass. */
  readonly knownValues?: readonly (number | string)[]
  // Limits that the parser does not hold against a pass, because Wallet cuts or drops what is beyond, or a rule of its own tells.
  readonly min?: number
  readonly max?: number
  readonly minLength?: number
  readonly maxBytes?: number
  readonly maxItems?: number
}

/** What may be said of a key beside its version and description. */
export type KeyDetails = Omit<KeyMeta, 'description' | 'since'>

const KEYS = z.registry<KeyMeta>()

/** What is known of a key, by the schema of its value in the shape of its object. */
export function metaOf(schema: z.core.$ZodType): KeyMeta | undefined {
  return KEYS.get(schema)
}

/** Declares a key that must be there. */
export function required<S extends z.ZodType>(
  schema: S,
  since: Version,
  description: string,
  details: KeyDetails = {},
): S {
  // A copy, because schemas are shared between keys and what is known of a key is its own.
  const own = schema.clone()
  KEYS.add(own, { since, description, ...details })
  return own
}

/** Declares a key that may be left out. */
export function optional<S extends z.ZodType>(
  schema: S,
  since: Version,
  description: string,
  details: KeyDetails = {},
): z.ZodOptional<S> {
  const own = z.optional(schema)
  KEYS.add(own, { since, description, ...details })
  return own
}

/** A text that is shown or sent as it stands. */
export function text(since: Version, description: string, details?: KeyDetails) {
  return optional(z.string(), since, description, details)
}

/** A text that may be a key of `pass.strings`. */
export function localized(since: Version, description: string, details?: KeyDetails) {
  return optional(z.string(), since, description, { localizable: true, ...details })
}

/** A date with time and zone, in the W3C profile of ISO 8601. */
export function date(since: Version, description: string, details?: KeyDetails) {
  return optional(z.string(), since, description, { format: 'iso8601', ...details })
}

/** An absolute address. */
export function url(since: Version, description: string, details?: KeyDetails) {
  return optional(z.string(), since, description, { format: 'url', ...details })
}

/** A colour, to be written as `rgb(r, g, b)`. */
export function color(since: Version, description: string, details?: KeyDetails) {
  return optional(z.string(), since, description, { format: 'color', ...details })
}

/** A yes or no. */
export function flag(since: Version, description: string, details?: KeyDetails) {
  return optional(z.boolean(), since, description, details)
}

/** The handle by which Apple's design tools know an item. */
export function editorHandle() {
  const own = z.optional(z.unknown())
  KEYS.add(own, {
    description: 'Handle of the item in Apple’s design tools: Wallet does not read it',
    format: 'uuid',
    documented: 'pass-builder',
    isIgnored: true,
  })
  return own
}
