import { StringsError } from './strings-error.ts'

/** Texts by what stands in their place in `pass.json`. */
export type Strings = Readonly<Record<string, string>>

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped.
const TO_ESCAPE = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const ASCII = /^[\u0000-\u007f]*$/
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Writes a `pass.strings` file: a line `"key" = "translation";` for each text, in the given order.
 *
 * In ASCII where that is enough, else in UTF-16, little endian with a byte order mark: some systems show empty texts from
 * UTF-8. Quotes, backslashes, line ends and control characters are escaped.
 *
 * @throws StringsError ERR_STRINGS_TEXT for half of a surrogate pair, which no encoding can hold
 * @see Bundle format, section 3; rule `l10n-strings-encoding`
 */
export function formatStrings(strings: Strings | ReadonlyMap<string, string>): Uint8Array {
  const entries = strings instanceof Map ? [...strings] : Object.entries(strings)
  const text = entries.map(([key, translation]) => `${quote(key)} = ${quote(translation)};\n`).join('')
  return ASCII.test(text) ? new TextEncoder().encode(text) : encodeUtf16(`${BYTE_ORDER_MARK}${text}`)
}

function quote(text: string): string {
  if (!text.isWellFormed()) {
    throw new StringsError(
      'ERR_STRINGS_TEXT',
      `Expected Unicode text, found half of a surrogate pair in ${JSON.stringify(text.slice(0, 40))}. Cut texts between characters, not within them`,
    )
  }
  const escaped = text.replaceAll(
    TO_ESCAPE,
    character => NAMED_ESCAPES[character] ?? `\\U${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `"${escaped}"`
}

function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true)
  return bytes
}
