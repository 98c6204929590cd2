import { z } from 'zod'
import { SigningError } from './signing-error.ts'

// What a signing process and its clients say to each other: lines of JSON, bytes in Base64, over a stream.
//
//   process  {"protocol":"billfold-signer/1","certificate":"…","intermediate":"…"}     once, at the beginning
//   client   {"id":7,"signedAttributes":"…"}                                           any number, without waiting
//   process  {"id":7,"signature":"…"}                                                  in any order
//        or  {"id":7,"error":{"code":"refused","message":"…"}}
//
// A line that is none of these ends the connection.

export const PROTOCOL = 'billfold-signer/1'

/** Signed attributes have up to 142 octets; Base64 and the rest of the line leave room to spare. */
export const MAX_REQUEST_CHARACTERS = 1_024
/** Two certificates of up to 2 KB make a greeting of 6 KB. */
export const MAX_ANSWER_CHARACTERS = 65_536
/** Requests of one connection that wait for the key at a time; more are left in the socket until some are answered. */
export const MAX_UNDER_WAY = 256
export const MAX_CONNECTIONS = 64

const bytesSchema = z.base64().transform(text => new Uint8Array(Buffer.from(text, 'base64')))
const idSchema = z.int().min(0)

export const greetingSchema = z.object({
  protocol: z.literal(PROTOCOL),
  /** DER. */
  certificate: bytesSchema,
  intermediate: bytesSchema,
})

export const requestSchema = z.strictObject({ id: idSchema, signedAttributes: bytesSchema })

export const answerSchema = z.union([
  z.object({ id: idSchema, signature: bytesSchema }),
  z.object({ id: idSchema, error: z.object({ code: z.enum(['refused', 'failed']), message: z.string() }) }),
])

export type Greeting = z.infer<typeof greetingSchema>
export type Answer = z.infer<typeof answerSchema>

/** A message as a line; bytes are written in Base64. */
export function formatLine(message: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(message).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  ])
  return `${JSON.stringify(Object.fromEntries(values))}\n`
}

/** @throws SigningError ERR_SIGNER_PROTOCOL */
export function parseLine<T>(line: string, schema: z.ZodType<T>, expected: string): T {
  const result = schema.safeParse(parseJson(line))
  if (result.success) return result.data
  throw new SigningError('ERR_SIGNER_PROTOCOL', `Expected ${expected} of ${PROTOCOL}, found a line that is none`, {
    cause: result.error,
  })
}

/** Cuts what arrives into lines. */
export class LineSplitter {
  readonly #maxCharacters: number
  #rest = ''

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters
  }

  /**
   * The lines that are complete with this text.
   *
   * @throws SigningError ERR_SIGNER_PROTOCOL when a line is longer than any message.
   */
  push(text: string): string[] {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.at(-1) ?? ''
    if (lines.some(line => line.length > this.#maxCharacters)) {
      throw new SigningError(
        'ERR_SIGNER_PROTOCOL',
        `Expected lines of at most ${this.#maxCharacters} characters of ${PROTOCOL}, found a longer one`,
      )
    }
    return lines.slice(0, -1)
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // No JSON is no message: the schema says so.
    return undefined
  }
}
