import { decodeMessage } from '../protobuf/decode-message.ts'
import { encodeMessage } from '../protobuf/encode-message.ts'
import type { Message } from '../protobuf/message.ts'
import { ProtobufError } from '../protobuf/protobuf-error.ts'
import { PASS_PACKAGE } from './messages/pass-message.ts'
import { TemplateError } from './template-error.ts'

const MESSAGE_RULE = 'Templates, section 4'

/**
 * Reads a personalization message: a `pass.PassPackage` in binary form, one message without a frame, at most 4 MiB.
 *
 * Fields are named as in Apple's definition, `serial_number`; unknown ones are kept.
 *
 * @throws TemplateError ERR_TEMPLATE_MESSAGE, with a ProtobufError as its cause
 * @see Templates, section 4.2
 */
export function parsePersonalizationMessage(bytes: Uint8Array): Message {
  return ofPersonalization(() => decodeMessage(PASS_PACKAGE, bytes))
}

/**
 * Writes a personalization message, for Apple's builder or for {@link personalizeTemplate}.
 *
 * @example encodePersonalizationMessage({ pass: { serial_number: 'A1' } })
 * @throws TemplateError ERR_TEMPLATE_MESSAGE, with a ProtobufError as its cause
 * @see Templates, section 4.2
 */
export function encodePersonalizationMessage(message: Message): Uint8Array {
  return ofPersonalization(() => encodeMessage(PASS_PACKAGE, message))
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
