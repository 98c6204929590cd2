import { isMessage, type Message, type MessageValue } from './message.ts'
import { type FieldType, isMessageType, type MessageType } from './message-type.ts'
import { ProtobufError } from './protobuf-error.ts'
import { concat, encodeField, FIXED64, LENGTH_DELIMITED, MAX_MESSAGE_BYTES, VARINT, type WireField } from './wire.ts'

const INTEGER_RANGES = {
  bool: [0n, 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
} as const

/**
 * Writes a message in binary form: fields in the order of their numbers, unknown ones behind them.
 *
 * @throws ProtobufError ERR_PROTOBUF_VALUE for a name the message does not have or a value its field cannot hold,
 *   ERR_PROTOBUF_LIMIT
 */
export function encodeMessage(type: MessageType, message: Message): Uint8Array {
  const { unknownFields = [], ...values } = message
  const stranger = Object.keys(values).find(name => !type.fields.some(field => field.name === name))
  if (stranger !== undefined) {
    throw new ProtobufError(
      'ERR_PROTOBUF_VALUE',
      `Expected fields of ${type.name}, found ${JSON.stringify(stranger.slice(0, 80))}. Spell it as in the definition, serial_number for example`,
    )
  }
  const known = type.fields.flatMap(field => {
    const value = message[field.name]
    return value === undefined ? [] : wiresOf(field, value)
  })
  const bytes = concat([...known, ...unknownFields].map(encodeField))
  if (bytes.length <= MAX_MESSAGE_BYTES) return bytes
  throw new ProtobufError(
    'ERR_PROTOBUF_LIMIT',
    `Expected at most ${MAX_MESSAGE_BYTES} bytes in ${type.name}, found ${bytes.length}. Write less into one message`,
  )
}

function wiresOf(field: FieldType, value: Message[string]): WireField[] {
  const { presence, number } = field
  if (presence === 'map') {
    if (!(value instanceof Map)) throw unfit(field, 'a Map')
    return [...value].map(([key, one]) => ({
      number,
      wireType: LENGTH_DELIMITED,
      value: concat([
        encodeField({ number: 1, wireType: LENGTH_DELIMITED, value: encodeText(field, key) }),
        encodeField({ ...single(field, one), number: 2 }),
      ]),
    }))
  }
  if (presence === 'list') {
    if (!Array.isArray(value)) throw unfit(field, 'an array')
    const wires = value.map((one: MessageValue) => single(field, one))
    return isPackable(field) && wires.length > 0 ? [pack(field, wires)] : wires
  }
  return isLeftOut(field, value) ? [] : [single(field, value)]
}

/** A zero value is what an implicit field has when nothing is written. */
function isLeftOut({ presence, type }: FieldType, value: Message[string]): boolean {
  if (presence !== 'implicit' && presence !== 'required') return false
  return !isMessageType(type) && (value === '' || value === false || value === 0n || Object.is(value, 0))
}

function isPackable({ type }: FieldType): boolean {
  return !isMessageType(type) && type !== 'string'
}

function pack({ number }: FieldType, wires: readonly WireField[]): WireField {
  const parts = wires.map(wire => encodeField({ ...wire, number: 1 }).subarray(1))
  return { number, wireType: LENGTH_DELIMITED, value: concat(parts) }
}

function single(field: FieldType, value: unknown): WireField {
  const { number, type } = field
  if (isMessageType(type)) {
    if (!isMessage(value)) throw unfit(field, `an object with fields of ${type.name}`)
    return { number, wireType: LENGTH_DELIMITED, value: encodeMessage(type, value) }
  }
  if (type === 'string') return { number, wireType: LENGTH_DELIMITED, value: encodeText(field, value) }
  if (type === 'double') {
    if (typeof value !== 'number') throw unfit(field, 'a number')
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setFloat64(0, value, true)
    return { number, wireType: FIXED64, value: bytes }
  }
  return { number, wireType: VARINT, value: BigInt.asUintN(64, encodeInteger(field, value)) }
}

function encodeInteger(field: FieldType, value: unknown): bigint {
  const type = field.type === 'bool' || field.type === 'uint32' || field.type === 'int64' ? field.type : 'int32'
  const fitting = type === 'bool' ? 'boolean' : type === 'int64' ? 'bigint' : 'number'
  const [least, most] = INTEGER_RANGES[type]
  const integer = typeof value === fitting ? integerOf(value) : undefined
  if (integer !== undefined && integer >= least && integer <= most) return integer
  throw unfit(field, type === 'bool' ? 'a boolean' : `a ${fitting} from ${least} to ${most}`)
}

function integerOf(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value
  return Number.isInteger(Number(value)) ? BigInt(Number(value)) : undefined
}

function encodeText(field: FieldType, value: unknown): Uint8Array {
  if (typeof value !== 'string' || !value.isWellFormed()) throw unfit(field, 'a text in Unicode')
  return new TextEncoder().encode(value)
}

function unfit({ name }: FieldType, expected: string): ProtobufError {
  return new ProtobufError(
    'ERR_PROTOBUF_VALUE',
    `Expected ${expected} in ${name}, found something else. Correct the value`,
  )
}
