import { parseJson } from '../inspect/parse-json.ts'
import { decodeMessage } from '../protobuf/decode-message.ts'
import { encodeMessage } from '../protobuf/encode-message.ts'
import type { Message } from '../protobuf/message.ts'
import { ProtobufError } from '../protobuf/protobuf-error.ts'
import { formatJsonForm } from './format-json-form.ts'
import { PASS_PACKAGE } from './messages/pass-message.ts'
import { parseJsonForm } from './parse-json-form.ts'
import { TemplateError } from './template-error.ts'

const MESSAGE_RULE = 'Templates, section 4'
/** A byte order mark is let through to the reader of JSON, which says that it has to go. */
const JSON_OPENING = /^(?:\xEF\xBB\xBF)?[\t\n\r ]*\{/
/** More space than this in front of JSON has no reason. */
const MAX_OPENING_BYTES = 1_024

/**
 * Reads a personalization message, a `pass.PassPackage`, in either of its forms.
 *
 * In binary form it is one message without a frame, at most 4 MiB; fields that the definition does not know are kept. In the
 * standard JSON form of protocol buffers members are named in camel case, `serialNumber`, or as in Apple's definition,
 * `serial_number`; enumerations by their names there, `BARCODE_FORMAT_QR`; colours have components from 0 to 1; dates are texts.
 * What is unknown is refused.
 *
 * @param source Bytes in binary form, or of a JSON file of at most 1 MiB; or a value parsed from JSON, at most 50,000 values with
 *   4 MiB of text.
 * @returns Fields by name as in the definition, `serial_number`, whichever form it came in.
 * @example parsePersonalizationMessage({ pass: { serialNumber: 'A1' } })
 * @throws TemplateError ERR_TEMPLATE_MESSAGE, for binary form with a ProtobufError as its cause; for the JSON form
 *   ERR_TEMPLATE_CONSTANT and ERR_TEMPLATE_VALUE too
 * @see Templates, sections 4.2 and 6; Protocol Buffers Documentation, "ProtoJSON Format"
 */
export function parsePersonalizationMessage(source: unknown): Message {
  if (!(source instanceof Uint8Array)) return parseJsonForm(PASS_PACKAGE, source)
  if (isJsonForm(source)) return parseJsonForm(PASS_PACKAGE, readJson(source))
  return ofPersonalization(() => decodeMessage(PASS_PACKAGE, source))
}

/**
 * Writes a personalization message in binary form, for Apple's builder or for whoever reads the other one.
 *
 * @example encodePersonalizationMessage({ pass: { serial_number: 'A1' } })
 * @throws TemplateError ERR_TEMPLATE_MESSAGE, with a ProtobufError as its cause
 * @see Templates, section 4.2
 */
export function encodePersonalizationMessage(message: Message): Uint8Array {
  return ofPersonalization(() => encodeMessage(PASS_PACKAGE, message))
}

/**
 * Writes the JSON form of a personalization message, as a value for `JSON.stringify`.
 *
 * What has its zero value is left out where the definition gives it no meaning, and so are fields the definition does not know.
 *
 * @example formatPersonalizationJson({ pass: { serial_number: 'A1' } }) // { pass: { serialNumber: 'A1' } }
 * @throws TemplateError ERR_TEMPLATE_MESSAGE for what no message can hold, ERR_TEMPLATE_VALUE for an instant that is out of range
 * @see Templates, sections 4.2 and 6
 */
export function formatPersonalizationJson(message: Message): Record<string, unknown> {
  // What cannot be written in binary form is no message, and is refused there with the reason.
  encodePersonalizationMessage(message)
  return formatJsonForm(PASS_PACKAGE, message)
}

/**
 * A brace begins no binary message: it would open a group, which proto3 does not have. Behind a line break it may be the length of
 * a pass in binary form, 123 bytes: then it is JSON unless it can be read as a message and not as JSON.
 */
function isJsonForm(bytes: Uint8Array): boolean {
  const opening = Buffer.from(bytes.subarray(0, MAX_OPENING_BYTES)).toString('latin1')
  if (!JSON_OPENING.test(opening)) return false
  return !opening.startsWith('\n{') || isJson(bytes) || !isMessage(bytes)
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return true
  } catch {
    return false
  }
}

function isMessage(bytes: Uint8Array): boolean {
  try {
    decodeMessage(PASS_PACKAGE, bytes)
    return true
  } catch (error) {
    if (error instanceof ProtobufError) return false
    throw error
  }
}

function readJson(bytes: Uint8Array): unknown {
  const { value, findings } = parseJson(bytes, 'The message')
  const [broken] = findings
  if (!broken) return value
  throw new TemplateError('ERR_TEMPLATE_MESSAGE', broken.rule, `${broken.message}. ${broken.fix}`)
}

function ofPersonalization<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (!(cause instanceof ProtobufError)) throw cause
    throw new TemplateError('ERR_TEMPLATE_MESSAGE', MESSAGE_RULE, `No personalization message. ${cause.message}`, {
      cause,
    })
  }
}
