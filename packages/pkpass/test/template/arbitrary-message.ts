import fc from 'fast-check'
import type { Message, MessageValue } from '../../src/protobuf/message.ts'
import { type FieldType, isMessageType, type MessageType } from '../../src/protobuf/message-type.ts'
import { TIMESTAMP } from '../../src/template/messages/small-messages.ts'

const MAX_FIELDS = 6

/**
 * Any message of a type, as it is when read: without the zero values that are left out on the wire.
 *
 * @param depth Messages inside messages.
 */
export function messageOf(type: MessageType, depth: number): fc.Arbitrary<Message> {
  const fields = type.fields.filter(field => depth > 0 || !isMessageType(field.type))
  const isChoice = fields.some(({ presence }) => presence === 'one')
  return fc
    .subarray(fields, { maxLength: Math.min(isChoice ? 1 : MAX_FIELDS, fields.length) })
    .chain(chosen => fc.record(Object.fromEntries(chosen.map(field => [field.name, memberOf(field, depth)]))))
}

function memberOf(field: FieldType, depth: number): fc.Arbitrary<MessageValue> {
  const one = valueIn(field, depth)
  if (field.presence === 'list') return fc.array(one, { minLength: 1, maxLength: 3 })
  if (field.presence === 'map') {
    const entry = fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), one)
    return fc.array(entry, { minLength: 1, maxLength: 3 }).map(entries => new Map(entries))
  }
  if (field.presence !== 'implicit' && field.presence !== 'required') return one
  return one.filter(value => value !== '' && value !== false && value !== 0 && value !== 0n)
}

function valueIn({ type }: FieldType, depth: number): fc.Arbitrary<MessageValue> {
  if (type === TIMESTAMP) return timestamp()
  if (isMessageType(type)) return messageOf(type, depth - 1)
  // One number more than there are names, for a constant of a later definition.
  if (typeof type === 'object') return fc.nat(type.names.length)
  if (type === 'string') return fc.string({ unit: 'binary' })
  if (type === 'bool') return fc.boolean()
  // JSON.stringify writes a negative zero as zero.
  if (type === 'double') return fc.double().map(number => (number === 0 ? 0 : number))
  if (type === 'int64') return fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)
  return type === 'uint32' ? fc.nat(0xffff_ffff) : fc.integer()
}

/** The years 0001 to 9999. */
function timestamp(): fc.Arbitrary<Message> {
  const seconds = fc.bigInt(-62_135_596_800n, 253_402_300_799n).filter(count => count !== 0n)
  const nanos = fc.integer({ min: 1, max: 999_999_999 })
  return fc.oneof(fc.record({ seconds, nanos }), fc.record({ seconds }), fc.record({ nanos }))
}
