import { isMessage, type Message, type MessageValue } from '../protobuf/message.ts'
import { camelCase, type FieldType, isMessageType, type MessageType } from '../protobuf/message-type.ts'
import { TIMESTAMP } from './messages/small-messages.ts'
import { formatTimestamp } from './timestamp-text.ts'

/**
 * Writes a message that can be written in binary form as JSON: names in camel case, enumerations by name, 64-bit integers as
 * texts, timestamps as dates. What is not given or has the value it has without being given is left out, and so are unknown
 * fields, which have no name.
 *
 * @throws TemplateError ERR_TEMPLATE_VALUE for an instant that the form cannot say
 * @see Protocol Buffers Documentation, "ProtoJSON Format"
 */
export function formatJsonForm(type: MessageType, message: Message): Record<string, unknown> {
  // From entries, because the member of a map may be called __proto__.
  return Object.fromEntries(
    type.fields.flatMap((field): [string, unknown][] => {
      const value = message[field.name]
      return isWritten(field, value) ? [[camelCase(field.name), formatMember(field, value)]] : []
    }),
  )
}

/** As in binary form, where empty lists and maps leave no trace, and neither do zero values but where they say something. */
function isWritten({ presence }: FieldType, value: Message[string]): boolean {
  if (value === undefined) return false
  if (Array.isArray(value)) return value.length > 0
  if (value instanceof Map) return value.size > 0
  if (presence !== 'implicit' && presence !== 'required') return true
  return value !== '' && value !== false && value !== 0 && value !== 0n
}

function formatMember(field: FieldType, value: Message[string]): unknown {
  if (Array.isArray(value)) return value.map((one: MessageValue) => formatValue(field, one))
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [key, formatValue(field, one)]))
  return formatValue(field, value)
}

function formatValue({ type, name }: FieldType, value: unknown): unknown {
  if (isMessage(value)) {
    if (type === TIMESTAMP) return formatTimestamp(value, name)
    return isMessageType(type) ? formatJsonForm(type, value) : {}
  }
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'number') return value
  // A number that nobody has named is still a number.
  if (typeof type === 'object' && 'names' in type) return type.names[value] ?? value
  return Number.isFinite(value) ? value : String(value)
}
