const DOUBLE = '"\u201C\u201D\u201E\u201F\u2033\uFF02'
const SINGLE = "'\u2018\u2019\u201A\u201B\u2032`"
/** What is said of a text that goes on to the end of the file: the reason of everything that is missing after it. */
export const UNCLOSED_TEXT = 'a text without its closing quote'

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
const CODE_UNIT = /^[0-9A-Fa-f]{4}$/

/** The quotes that end a text begun with the given one; none, when it is no quote. */
export function closingQuotes(quote: string): string | undefined {
  // Inside straight quotes, curly ones are part of the text.
  if (quote === '"') return '"'
  if (DOUBLE.includes(quote)) return DOUBLE
  if (quote === "'") return "'"
  return SINGLE.includes(quote) ? SINGLE : undefined
}

/**
 * Reads a text in quotes of any kind, each character once.
 *
 * @param start Where its first quote is.
 * @param note Takes what JSON does not have, and where.
 */
export function readQuoted(
  source: string,
  start: number,
  note: (what: string, at: number) => void,
): { readonly text: string; readonly end: number } {
  const quote = source[start] ?? ''
  const closing = closingQuotes(quote) ?? quote
  if (quote !== '"') note(DOUBLE.includes(quote) ? 'curly quotes' : 'single quotes', start)
  const parts: string[] = []
  let from = start + 1
  for (let at = from; at < source.length; at += 1) {
    const character = source[at] ?? ''
    if (closing.includes(character)) {
      parts.push(source.slice(from, at))
      return { text: parts.join(''), end: at + 1 }
    }
    if (character === '\\') {
      parts.push(source.slice(from, at))
      const { text, length } = readEscape(source, at, note)
      parts.push(text)
      from = at + length
      at = from - 1
    } else if (character < ' ') {
      note(character === '\n' || character === '\r' ? 'a line end inside a text' : 'a control character in a text', at)
    }
  }
  note(UNCLOSED_TEXT, start)
  return { text: parts.join('') + source.slice(from), end: source.length }
}

function readEscape(source: string, at: number, note: (what: string, at: number) => void) {
  const letter = source[at + 1] ?? ''
  const escaped = ESCAPES.get(letter)
  if (escaped !== undefined) return { text: escaped, length: 2 }
  const digits = source.slice(at + 2, at + 6)
  if (letter === 'u' && CODE_UNIT.test(digits)) {
    return { text: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 }
  }
  note('an escape that JSON does not have', at)
  return { text: letter, length: 2 }
}
