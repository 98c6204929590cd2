import { StringsError } from './strings-error.ts'

/**
 * Reads a `pass.strings` file: lines `"key" = "translation";` with comments, in UTF-8 or UTF-16 with a byte order mark.
 *
 * @throws StringsError ERR_STRINGS_SYNTAX
 * @see Bundle format, section 3
 */
export function parseStrings(bytes: Uint8Array): Map<string, string> {
  return new Map(readStrings(decode(bytes)))
}

/**
 * Reads the text of a `pass.strings` file line by line, so that keys that occur twice can be told.
 *
 * @throws StringsError ERR_STRINGS_SYNTAX
 */
export function readStrings(text: string): (readonly [key: string, translation: string])[] {
  const strings: (readonly [string, string])[] = []
  let at = 0

  const fail = (expected: string): never => {
    const line = text.slice(0, at).split('\n').length
    throw new StringsError(
      'ERR_STRINGS_SYNTAX',
      `Expected ${expected} in line ${line} of the strings file. Lines look like "key" = "translation";`,
      line,
    )
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) return undefined
    at = pattern.lastIndex
    return match[0]
  }
  const skip = () => take(/(?:\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/y)
  const quoted = (what: string): string => {
    skip()
    const literal = take(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y) ?? fail(what)
    return resolveEscapes(literal.slice(1, -1))
  }
  const punctuation = (mark: string) => {
    skip()
    if (text[at] !== mark) fail(`"${mark}"`)
    at += 1
  }

  for (skip(); at < text.length; skip()) {
    const key = quoted('a key in double quotes')
    punctuation('=')
    const translation = quoted('a translation in double quotes')
    punctuation(';')
    strings.push([key, translation])
  }
  return strings
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function resolveEscapes(literal: string): string {
  return literal.replaceAll(/\\(?:U([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
