import type { WireField } from './wire.ts'

/**
 * A message as a plain object: values by field name, as the definition spells it.
 *
 * Texts are strings, 32-bit integers, enumerations and doubles numbers, 64-bit integers bigints, lists arrays and maps `Map`s.
 * What is not given is not there.
 */
export interface Message {
  readonly [name: string]: MessageValue | readonly WireField[] | undefined
  /** Fields that the definition does not know, or that have another wire type; written back behind the others. */
  readonly unknownFields?: readonly WireField[]
}

export type MessageValue =
  | string
  | number
  | bigint
  | boolean
  | Message
  | readonly MessageValue[]
  | ReadonlyMap<string, MessageValue>

/** Whether a value is a message, and no list and no map. */
export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)
}
