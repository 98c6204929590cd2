import { jsonPointer } from '../findings/finding.ts'
import type { Message, MessageValue } from '../protobuf/message.ts'
import { camelCase, type EnumType, type FieldType, isMessageType, type MessageType } from '../protobuf/message-type.ts'
import { MAX_MESSAGE_BYTES, MAX_MESSAGE_FIELDS } from '../protobuf/wire.ts'
import { TIMESTAMP } from './messages/small-messages.ts'
import { TemplateError, type TemplateErrorCode } from './template-error.ts'
import { parseTimestamp } from './timestamp-text.ts'

const JSON_FORM = 'Templates, section 6'
const INTEGER = /^-?(?:0|[1-9]\d{0,18})$/
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NOT_FINITE = ['NaN', 'Infinity', '-Infinity']
const MAX_SHOWN = 80

const RANGES = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
} as const

/** Where a value is, and what may still be read; the budget is shared by a message and those within it. */
interface Place {
  readonly path: readonly PropertyKey[]
  readonly budget: { values: number; characters: number }
}

/**
 * Reads the JSON form of a message.
 *
 * As the form asks: members in camel case or as the definition spells them, `null` for what is not given, enumerations by name or
 * number, integers as numbers or texts. Nothing is passed over: an unknown member is refused. As much is read as of the binary
 * form.
 *
 * @param value Parsed from JSON.
 * @throws TemplateError ERR_TEMPLATE_MESSAGE, ERR_TEMPLATE_CONSTANT, ERR_TEMPLATE_VALUE
 * @see Protocol Buffers Documentation, "ProtoJSON Format"
 */
export function parseJsonForm(type: MessageType, value: unknown): Message {
  const budget = { values: MAX_MESSAGE_FIELDS, characters: MAX_MESSAGE_BYTES }
  return readMessage(type, value, { path: [], budget })
}

function readMessage(type: MessageType, value: unknown, place: Place): Message {
  const known = new Map(type.fields.flatMap(field => [field.name, camelCase(field.name)].map(name => [name, field])))
  const members = new Map<string, MessageValue>()
  let chosen: string | undefined
  for (const [name, member] of entriesOf(value, `an object with members of ${type.name}`, place)) {
    const inside = within(place, name)
    const field = known.get(name)
    if (!field) throw unknownMember(type, name, place)
    if (member === null) continue
    if (members.has(field.name)) throw wrongShape(inside, `${camelCase(field.name)} once`, 'it in both spellings')
    if (field.presence === 'one') {
      if (chosen !== undefined) throw wrongShape(inside, `one member of ${type.name}`, `${name} beside ${chosen}`)
      chosen = name
    }
    members.set(field.name, readMember(field, member, inside))
  }
  return Object.fromEntries(members)
}

function readMember(field: FieldType, value: unknown, place: Place): MessageValue {
  if (field.presence === 'map') {
    const entries = entriesOf(value, 'an object', place)
    return new Map(
      entries.map(([key, one]) => {
        const inside = within(place, key)
        return [readText(key, inside), readValue(field, one, inside)]
      }),
    )
  }
  if (field.presence !== 'list') return readValue(field, value, place)
  if (!Array.isArray(value)) throw wrongShape(place, 'an array', kindOf(value))
  pay(value.length, place)
  return value.map((one: unknown, index) => readValue(field, one, within(place, index)))
}

function readValue({ type }: FieldType, value: unknown, place: Place): MessageValue {
  if (type === TIMESTAMP) {
    if (typeof value !== 'string') throw wrongShape(place, 'a date as text', kindOf(value))
    return parseTimestamp(value, describe(place))
  }
  if (isMessageType(type)) return readMessage(type, value, place)
  if (typeof type === 'object') return readConstant(type, value, place)
  if (type === 'string') return readText(value, place)
  if (type === 'bool') {
    if (typeof value === 'boolean') return value
    throw wrongShape(place, 'true or false', kindOf(value))
  }
  if (type === 'double') return readDouble(value, place)
  const integer = readInteger(type, value, place)
  return type === 'int64' ? integer : Number(integer)
}

/** A number that nobody has named may be one of a later definition; whoever applies the message refuses it. */
function readConstant(type: EnumType, value: unknown, place: Place): number {
  if (typeof value !== 'string') return Number(readInteger('int32', value, place))
  const number = type.names.indexOf(value)
  if (number >= 0) return number
  throw refusal(
    'ERR_TEMPLATE_CONSTANT',
    place,
    `one of ${type.names.slice(1).join(', ')}`,
    quote(value),
    'Send a name of the definition',
  )
}

function readText(value: unknown, place: Place): string {
  if (typeof value !== 'string') throw wrongShape(place, 'a text', kindOf(value))
  if (!value.isWellFormed()) throw wrongShape(place, 'a text in Unicode', 'half a surrogate pair')
  place.budget.characters -= value.length
  if (place.budget.characters >= 0) return value
  throw wrongShape(place, `at most ${MAX_MESSAGE_BYTES} characters in a message`, 'more')
}

function readInteger(type: keyof typeof RANGES, value: unknown, place: Place): bigint {
  const isNumber = typeof value === 'number'
  if (!isNumber && !(typeof value === 'string' && INTEGER.test(value))) {
    throw wrongShape(place, 'an integer', kindOf(value))
  }
  const [least, most] = RANGES[type]
  // Beyond 53 bits a number has been rounded by whoever parsed the JSON.
  const integer = isNumber && !Number.isSafeInteger(value) ? undefined : BigInt(value)
  if (integer !== undefined && integer >= least && integer <= most) return integer
  const more = type === 'int64' ? ', as text beyond 53 bits' : ''
  throw refusal(
    'ERR_TEMPLATE_VALUE',
    place,
    `an integer from ${least} to ${most}${more}`,
    String(value),
    'Correct the number',
  )
}

function readDouble(value: unknown, place: Place): number {
  if (typeof value === 'string' && NOT_FINITE.includes(value)) return Number(value)
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
  if (typeof number !== 'number') throw wrongShape(place, 'a number', kindOf(value))
  if (Number.isFinite(number)) return number
  throw refusal('ERR_TEMPLATE_VALUE', place, 'a number of 64 bits', 'one beyond them', 'Correct the number')
}

/** Only what JSON can be: the entries of a Map or a Date would look like none. */
function entriesOf(value: unknown, expected: string, place: Place): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrongShape(place, expected, kindOf(value))
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) {
    throw wrongShape(place, expected, 'an object of a class, which is no JSON')
  }
  const entries = Object.entries(value)
  pay(entries.length, place)
  return entries
}

function pay(values: number, place: Place): void {
  place.budget.values -= values
  if (place.budget.values >= 0) return
  throw wrongShape(place, `at most ${MAX_MESSAGE_FIELDS} values in a message`, 'more')
}

function within({ path, budget }: Place, step: PropertyKey): Place {
  return { path: [...path, step], budget }
}

function unknownMember(type: MessageType, name: string, place: Place): TemplateError {
  const plain = (text: string) => text.replaceAll('_', '').toLowerCase()
  const meant = type.fields.find(field => plain(field.name) === plain(name))
  const some = type.fields.slice(0, 3).map(field => camelCase(field.name))
  return refusal(
    'ERR_TEMPLATE_MESSAGE',
    place,
    `members of ${type.name} such as ${some.join(', ')}`,
    quote(name),
    meant ? `Write ${camelCase(meant.name)}` : 'Spell it as in the definition, or leave it out',
  )
}

function wrongShape(place: Place, expected: string, found: string): TemplateError {
  return refusal('ERR_TEMPLATE_MESSAGE', place, expected, found, 'Correct the message')
}

function refusal(code: TemplateErrorCode, place: Place, expected: string, found: string, fix: string): TemplateError {
  return new TemplateError(code, JSON_FORM, `Expected ${expected} at ${describe(place)}, found ${found}. ${fix}`)
}

function describe({ path }: Place): string {
  return path.length === 0 ? 'the top' : jsonPointer(path).slice(0, MAX_SHOWN)
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, MAX_SHOWN))
}

/** Says what a value is and not what is in it, which may be a password or an authentication token. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return (
    { string: 'a text', number: 'a number', boolean: 'true or false', object: 'an object' }[String(typeof value)] ??
    'no JSON'
  )
}
