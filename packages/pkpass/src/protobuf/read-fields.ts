import { ProtobufError } from './protobuf-error.ts'
import {
  FIXED32,
  FIXED64,
  LENGTH_DELIMITED,
  MAX_MESSAGE_BYTES,
  MAX_MESSAGE_FIELDS,
  VARINT,
  type WireField,
} from './wire.ts'

const MAX_FIELD_NUMBER = 0x1fffffff
const MAX_VARINT_BYTES = 10

/** How many fields may still be read; shared by a message and those within it. */
export interface Budget {
  fields: number
}

/**
 * Reads the fields of a message in their order.
 *
 * @throws ProtobufError ERR_PROTOBUF_LIMIT, ERR_PROTOBUF_TRUNCATED, ERR_PROTOBUF_VARINT, ERR_PROTOBUF_TAG
 */
export function readFields(bytes: Uint8Array, budget: Budget): WireField[] {
  if (bytes.length > MAX_MESSAGE_BYTES) {
    throw limit(`at most ${MAX_MESSAGE_BYTES} bytes in a message, found ${bytes.length}`)
  }
  const fields: WireField[] = []
  const cursor = new Cursor(bytes)
  while (!cursor.isAtEnd) {
    spend(budget)
    const start = cursor.at
    const tag = cursor.varint()
    const number = Number(tag >> 3n)
    const wireType = Number(tag & 7n)
    if (number < 1 || number > MAX_FIELD_NUMBER) throw badTag(`field numbers from 1 to ${MAX_FIELD_NUMBER}`, start)
    fields.push({ number, wireType, value: cursor.value(wireType, start) })
  }
  return fields
}

/** Reads the numbers of a packed list. Throws like {@link readFields}. */
export function readPacked(bytes: Uint8Array, wireType: number, budget: Budget): WireField['value'][] {
  const values: WireField['value'][] = []
  const cursor = new Cursor(bytes)
  while (!cursor.isAtEnd) {
    spend(budget)
    values.push(cursor.value(wireType, cursor.at))
  }
  return values
}

class Cursor {
  at = 0
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length
  }

  value(wireType: number, start: number): WireField['value'] {
    if (wireType === VARINT) return this.varint()
    if (wireType === FIXED64) return this.#take(8)
    if (wireType === FIXED32) return this.#take(4)
    if (wireType === LENGTH_DELIMITED) {
      const length = this.varint()
      // A length beyond what a number holds exactly is beyond every message too.
      return this.#take(length > BigInt(MAX_MESSAGE_BYTES) ? Number.POSITIVE_INFINITY : Number(length))
    }
    throw badTag('wire type 0, 1, 2 or 5, for there are no groups in proto3', start)
  }

  varint(): bigint {
    let value = 0n
    for (let count = 0; count < MAX_VARINT_BYTES; count += 1) {
      const byte = this.#bytes[this.at]
      if (byte === undefined) throw truncated(this.at)
      this.at += 1
      value |= BigInt(byte & 0x7f) << BigInt(7 * count)
      if (byte >= 0x80) continue
      if (value < 2n ** 64n) return value
      break
    }
    throw new ProtobufError(
      'ERR_PROTOBUF_VARINT',
      `Expected a number of 64 bits, found a longer one before byte ${this.at}. Send the message as it was encoded`,
    )
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.at) throw truncated(this.at)
    this.at += length
    return this.#bytes.subarray(this.at - length, this.at)
  }
}

function spend(budget: Budget): void {
  budget.fields -= 1
  if (budget.fields < 0) throw limit(`at most ${MAX_MESSAGE_FIELDS} fields, found more`)
}

function limit(expected: string): ProtobufError {
  return new ProtobufError('ERR_PROTOBUF_LIMIT', `Expected ${expected}. Send less in one message`)
}

function truncated(at: number): ProtobufError {
  return new ProtobufError(
    'ERR_PROTOBUF_TRUNCATED',
    `Expected the rest of a field at byte ${at}, found the end of the message. Send the whole message, without a frame around it`,
  )
}

function badTag(expected: string, at: number): ProtobufError {
  return new ProtobufError(
    'ERR_PROTOBUF_TAG',
    `Expected ${expected}, found something else at byte ${at}. Send one message in binary form, without a frame around it`,
  )
}
