/**
 * - `ERR_PROTOBUF_LIMIT`: more bytes or fields than are read
 * - `ERR_PROTOBUF_TRUNCATED`: the message ends within a field
 * - `ERR_PROTOBUF_VARINT`: a number of more than ten bytes, or beyond 64 bits
 * - `ERR_PROTOBUF_TAG`: a field number or wire type that does not exist
 * - `ERR_PROTOBUF_TEXT`: a text that is not UTF-8
 * - `ERR_PROTOBUF_VALUE`: a value that its field cannot hold, when writing
 */
export type ProtobufErrorCode =
  | 'ERR_PROTOBUF_LIMIT'
  | 'ERR_PROTOBUF_TRUNCATED'
  | 'ERR_PROTOBUF_VARINT'
  | 'ERR_PROTOBUF_TAG'
  | 'ERR_PROTOBUF_TEXT'
  | 'ERR_PROTOBUF_VALUE'

/** Bytes are no protocol buffer message, or a value cannot be written as one. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError'
  readonly code: ProtobufErrorCode

  constructor(code: ProtobufErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
