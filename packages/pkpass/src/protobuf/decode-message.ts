import type { Message, MessageValue } from './message.ts'
import { type FieldType, isMessageType, type MessageType } from './message-type.ts'
import { ProtobufError } from './protobuf-error.ts'
import { type Budget, readFields, readPacked } from './read-fields.ts'
import { concat, FIXED64, LENGTH_DELIMITED, MAX_MESSAGE_FIELDS, VARINT, type WireField } from './wire.ts'

/**
 * Reads a message in binary form.
 *
 * As the format asks: the last of repeated single values counts, repeated single messages are merged, lists of numbers may be
 * packed, unknown fields are kept. At most `MAX_MESSAGE_BYTES` and `MAX_MESSAGE_FIELDS`.
 *
 * @throws ProtobufError any code but ERR_PROTOBUF_VALUE
 * @see Protocol Buffers Documentation, "Encoding"
 */
export function decodeMessage(type: MessageType, bytes: Uint8Array): Message {
  return decode(type, bytes, { fields: MAX_MESSAGE_FIELDS })
}

function decode(type: MessageType, bytes: Uint8Array, budget: Budget): Message {
  const known = new Map(type.fields.map(field => [field.number, field]))
  const found = new Map<FieldType, WireField[]>()
  const unknownFields: WireField[] = []
  for (const wire of readFields(bytes, budget)) {
    const field = known.get(wire.number)
    if (!field || !fits(field, wire)) {
      unknownFields.push(wire)
      continue
    }
    if (field.presence === 'one') {
      for (const other of found.keys()) if (other.presence === 'one' && other !== field) found.delete(other)
    }
    const earlier = found.get(field)
    if (earlier) earlier.push(wire)
    else found.set(field, [wire])
  }
  const values = [...found].map(([field, wires]): [string, MessageValue] => [
    field.name,
    readValue(field, wires, budget),
  ])
  const message = Object.fromEntries(values)
  return unknownFields.length > 0 ? { ...message, unknownFields } : message
}

function fits({ type, presence }: FieldType, { wireType }: WireField): boolean {
  if (isMessageType(type) || type === 'string' || presence === 'map') return wireType === LENGTH_DELIMITED
  if (presence === 'list' && wireType === LENGTH_DELIMITED) return true
  return wireType === (type === 'double' ? FIXED64 : VARINT)
}

function readValue(field: FieldType, wires: readonly WireField[], budget: Budget): MessageValue {
  if (field.presence === 'map') return new Map(wires.map(wire => mapEntry(field, bytesOf(wire), budget)))
  if (field.presence === 'list')
    return wires.flatMap(wire => unpack(field, wire, budget).map(one => single(field, one, budget)))
  // Merging messages is reading them as if they had been written in one go.
  if (isMessageType(field.type)) return decode(field.type, concat(wires.map(bytesOf)), budget)
  const last = wires.at(-1)
  return last ? single(field, last, budget) : ''
}

function mapEntry(field: FieldType, bytes: Uint8Array, budget: Budget): [string, MessageValue] {
  const entry: MessageType = {
    name: 'entry',
    fields: [
      { number: 1, name: 'key', type: 'string', presence: 'required', key: 'key' },
      { ...field, number: 2, name: 'value', presence: 'required' },
    ],
  }
  const { key, value } = decode(entry, bytes, budget)
  return [typeof key === 'string' ? key : '', isValue(value) ? value : zeroOf(field)]
}

/** The numbers of a packed list as if each had a field of its own. */
function unpack({ number, type }: FieldType, wire: WireField, budget: Budget): WireField[] {
  if (wire.wireType !== LENGTH_DELIMITED || isMessageType(type) || type === 'string') return [wire]
  const wireType = type === 'double' ? FIXED64 : VARINT
  return readPacked(bytesOf(wire), wireType, budget).map(value => ({ number, wireType, value }))
}

function single({ type }: FieldType, { value }: WireField, budget: Budget): MessageValue {
  if (typeof value !== 'bigint') {
    if (isMessageType(type)) return decode(type, value, budget)
    if (type === 'string') return decodeText(value)
    return new DataView(value.buffer, value.byteOffset, value.byteLength).getFloat64(0, true)
  }
  if (type === 'bool') return value !== 0n
  if (type === 'int64') return BigInt.asIntN(64, value)
  return Number(type === 'uint32' ? BigInt.asUintN(32, value) : BigInt.asIntN(32, value))
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new ProtobufError(
      'ERR_PROTOBUF_TEXT',
      `Expected UTF-8, found ${bytes.length} bytes that are not. Encode texts as UTF-8`,
      { cause },
    )
  }
}

function bytesOf({ value }: WireField): Uint8Array {
  return typeof value === 'bigint' ? new Uint8Array() : value
}

function zeroOf({ type }: FieldType): MessageValue {
  if (isMessageType(type)) return {}
  if (type === 'string') return ''
  return type === 'bool' ? false : type === 'int64' ? 0n : 0
}

function isValue(value: Message[string]): value is MessageValue {
  return value !== undefined
}
