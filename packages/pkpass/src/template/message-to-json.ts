import { formatColor } from '../colors/parse-color.ts'
import { DateError } from '../dates/date-error.ts'
import { formatDate } from '../dates/format-date.ts'
import { isMessage, type Message } from '../protobuf/message.ts'
import { type FieldType, isMessageType, type MessageType } from '../protobuf/message-type.ts'
import { DATE_TIME_FORMAT, PASS_FIELD_VALUE, PASS_FIELDS_LIST } from './messages/field-messages.ts'
import { PASS_BARCODE, PASS_BEACON, PASS_COLOR, TIMESTAMP } from './messages/small-messages.ts'
import { TemplateError } from './template-error.ts'

type Json = Record<string, unknown>

/** What stands where a message leaves a style of dates out on purpose: the key is not written. */
const NONE = 1
const DEFAULT_ENCODING = 'iso-8859-1'
const MAX_BEACON_NUMBER = 0xffff

/**
 * Keys that Apple's builder spells one way and Apple's reference another. Both are written, for nobody has shown which one a
 * device reads.
 *
 * @see pass-json sections 8 and 9, name disagreements
 */
const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  departureAirportTimeZone: 'departureLocationTimeZone',
  destinationAirportTimeZone: 'destinationLocationTimeZone',
  departureAirportSecurityPrograms: 'departureLocationSecurityPrograms',
  destinationAirportSecurityPrograms: 'destinationLocationSecurityPrograms',
  urls: 'URLs',
  sha256: 'SHA256',
}

/**
 * Writes a message as the part of `pass.json` it stands for.
 *
 * @throws TemplateError ERR_TEMPLATE_CONSTANT, ERR_TEMPLATE_VALUE
 * @see Templates, section 4.1
 */
export function messageToJson(type: MessageType, message: Message): Json {
  const json: Json = {}
  for (const field of type.fields) {
    const value = message[field.name]
    if (isGiven(field, value)) Object.assign(json, memberOf(type, field, value))
  }
  if (type === PASS_BARCODE && json.messageEncoding === undefined) json.messageEncoding = DEFAULT_ENCODING
  return json
}

/** The members of a field's value; attributed text takes the place of no value. */
export function fieldValueToJson(message: Message): Json {
  const { value_text, value_attributed_text, value_date, value_int, value_double } = message
  if (value_attributed_text !== undefined) return { attributedValue: value_attributed_text }
  if (isMessage(value_date)) return { value: formatTimestamp(value_date) }
  if (typeof value_int === 'bigint') {
    if (Number.isSafeInteger(Number(value_int))) return { value: Number(value_int) }
    throw wrong('4.1, rule 6', `Expected an integer that JSON holds exactly, found ${value_int}. Send it as text`)
  }
  const value = value_text ?? value_double
  return value === undefined ? {} : { value }
}

function memberOf(owner: MessageType, field: FieldType, value: Message[string]): Json {
  const { key, type, presence } = field
  if (type === PASS_FIELD_VALUE && presence !== 'map') return isMessage(value) ? fieldValueToJson(value) : {}
  if (type === DATE_TIME_FORMAT && value === NONE) return {}
  if (owner === PASS_BEACON && typeof value === 'number' && value > MAX_BEACON_NUMBER) {
    throw wrong(
      '4.1, rule 11',
      `Expected at most ${MAX_BEACON_NUMBER} for ${key} of a beacon, found ${value}. Correct it`,
    )
  }
  const json = Array.isArray(value) ? value.map(one => valueToJson(field, one)) : valueToJson(field, value)
  const other = owner.name === 'ImageURLEntry' && key === 'url' ? 'URL' : OTHER_SPELLINGS[key]
  return {
    [key]: json,
    ...(other !== undefined && { [other]: json }),
    ...(key === 'airlineLoungePlaceID' && { loungePlaceIDs: [json] }),
  }
}

function isGiven({ presence, type }: FieldType, value: Message[string]): boolean {
  if (presence === 'required') return true
  if (value === undefined || presence === 'map') return false
  if (presence === 'list') return Array.isArray(value) && value.length > 0
  if (presence === 'implicit') return isMessageType(type) || (value !== '' && value !== false && value !== 0)
  return true
}

function valueToJson({ type, name }: FieldType, value: Message[string]): unknown {
  if (type === TIMESTAMP) return formatTimestamp(isMessage(value) ? value : {})
  if (type === PASS_COLOR) return colorToJson(name, isMessage(value) ? value : {})
  if (type === PASS_FIELDS_LIST) return fieldsToJson(isMessage(value) ? value : {})
  if (isMessageType(type)) return messageToJson(type, isMessage(value) ? value : {})
  if (typeof type === 'object') {
    const constant = typeof value === 'number' ? type.constants[value] : undefined
    if (constant !== undefined) return constant
    throw new TemplateError(
      'ERR_TEMPLATE_CONSTANT',
      'Templates, section 4.1, rule 7',
      `Expected a constant of ${type.name} in ${name}, found ${String(value ?? 0)}. Send one of ${Object.keys(type.constants).join(', ')}`,
    )
  }
  if (value !== undefined) return value
  return type === 'string' ? '' : type === 'bool' ? false : 0
}

/** The fields of a list. A field without a value gets an empty one, as everywhere in templates. */
export function fieldsToJson({ fields }: Message): unknown[] {
  const [listed] = PASS_FIELDS_LIST.fields
  if (!listed || !isMessageType(listed.type) || !Array.isArray(fields)) return []
  const type = listed.type
  return fields.map((field: unknown) => ({ value: '', ...messageToJson(type, isMessage(field) ? field : {}) }))
}

function formatTimestamp({ seconds, nanos }: Message): string {
  const ms = Number(typeof seconds === 'bigint' ? seconds : 0n) * 1_000 + Number(nanos ?? 0) / 1_000_000
  try {
    return formatDate(new Date(ms))
  } catch (error) {
    if (!(error instanceof DateError)) throw error
    throw wrong('4.2, Timestamp', error.message)
  }
}

function colorToJson(name: string, { red = 0, green = 0, blue = 0 }: Message): string {
  const component = (value: Message[string]) => {
    if (typeof value === 'number' && value >= 0 && value <= 1) return Math.round(value * 255)
    throw wrong('4', `Expected components from 0 to 1 in ${name}, found ${String(value)}. Divide by 255`)
  }
  return formatColor({ red: component(red), green: component(green), blue: component(blue) })
}

function wrong(section: string, message: string): TemplateError {
  return new TemplateError('ERR_TEMPLATE_VALUE', `Templates, section ${section}`, message)
}
