/** Types of values that are no messages. */
type ScalarType = 'string' | 'bool' | 'int32' | 'uint32' | 'int64' | 'double'

/** An enumeration: constants by number. 0 means that nothing was said. */
export interface EnumType {
  readonly name: string
  /** What the numbers from 0 are called in the definition, and in a message's JSON form. */
  readonly names: readonly string[]
  readonly constants: Readonly<Record<number, string>>
}

/** A message: its fields in the order of their numbers. */
export interface MessageType {
  readonly name: string
  readonly fields: readonly FieldType[]
}

/**
 * When a field counts as given.
 *
 * - `explicit`: when it is on the wire
 * - `implicit`: when it is not the type's zero value
 * - `required`: always; on the wire like `implicit`
 * - `list`, `map`: when it is not empty
 * - `one`: like `explicit`; of all fields of a message that have it, the last one counts
 */
type Presence = 'explicit' | 'implicit' | 'required' | 'list' | 'map' | 'one'

/** A field of a message. */
export interface FieldType {
  readonly number: number
  readonly name: string
  readonly type: ScalarType | EnumType | MessageType
  readonly presence: Presence
  /** What it is called in `pass.json`. */
  readonly key: string
}

/** A field in a table: number, name, type, presence if not explicit, JSON key if not the name in camel case. */
export type FieldRow = readonly [
  number: number,
  name: string,
  type: ScalarType | EnumType | MessageType,
  presence?: Presence,
  key?: string,
]

/** Makes a message type of a table of its fields. */
export function messageType(name: string, rows: readonly FieldRow[]): MessageType {
  const fields = rows.map(
    ([number, fieldName, type, presence = 'explicit', key = camelCase(fieldName)]): FieldType => ({
      number,
      name: fieldName,
      type,
      presence,
      key,
    }),
  )
  return { name, fields: fields.sort((a, b) => a.number - b.number) }
}

export function isMessageType(type: FieldType['type']): type is MessageType {
  return typeof type === 'object' && 'fields' in type
}

/** A field's name in a message's JSON form, and mostly in `pass.json`: `web_service_url` is `webServiceUrl`. */
export function camelCase(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
