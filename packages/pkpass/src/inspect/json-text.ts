import { closingQuotes, readQuoted } from './quoted-text.ts'

/** One kind of thing that JSON does not have, where it occurs first. */
export interface JsonProblem {
  readonly what: string
  readonly at: number
  readonly count: number
}

/** A text read from front to back in the tokens of JSON and of its relatives. */
export interface JsonText {
  /** Goes to the first bracket, when the text begins with something else. */
  skipToValue(): void
  /** Notes what follows the value. */
  expectEnd(): void
  isAtEnd(): boolean
  /** Where the next token begins. */
  position(): number
  /** Takes a mark, if it comes next. */
  take(mark: string): boolean
  /** Takes a mark as often as it comes. */
  takeAll(mark: string): number
  /** Takes the name of a member. */
  takeName(): string | undefined
  /** Takes a text, a number or a word. */
  takeScalar(): { readonly value: unknown } | undefined
  /** Notes something that JSON does not have, at the last token. */
  problem(what: string): void
  problems(): readonly JsonProblem[]
}

const SPACE = /[ \t\r\n]+/y
const ODD_SPACE = /[\s\uFEFF\0]+/y
const LINE_COMMENT = /(?:\/\/|#)[^\n]*/y
const WORD = /[A-Za-z_$][\w$.-]*/y
const NUMBER = /[-+]?(?:0[xX][0-9A-Fa-f]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/y
const STRICT_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])
/** What Python, JavaScript and PHP print in their place; no number and nothing are both null. */
const FOREIGN_WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['TRUE', true],
  ['FALSE', false],
  ['None', null],
  ['NULL', null],
  ['nil', null],
  ['undefined', null],
  ['NaN', null],
  ['Infinity', null],
])

export function jsonText(source: string): JsonText {
  const problems = new Map<string, JsonProblem>()
  let at = 0
  let tokenAt = 0

  const note = (what: string, where: number) => {
    const known = problems.get(what)
    problems.set(what, known ? { ...known, count: known.count + 1 } : { what, at: where, count: 1 })
  }
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  const skip = () => {
    for (;;) {
      const start = at
      match(SPACE)
      const before = at
      if (match(ODD_SPACE)) note('a space that JSON does not have', before)
      else if (match(LINE_COMMENT)) note('a comment', before)
      else if (source.startsWith('/*', at)) {
        const end = source.indexOf('*/', at + 2)
        at = end < 0 ? source.length : end + 2
        note(end < 0 ? 'a comment without an end' : 'a comment', before)
      }
      if (at === start) break
    }
    tokenAt = at
  }
  const takeText = (): string | undefined => {
    skip()
    const quote = source[at]
    if (quote === undefined || closingQuotes(quote) === undefined) return undefined
    const { text, end } = readQuoted(source, at, note)
    at = end
    return text
  }

  return {
    skipToValue() {
      skip()
      const first = source[at]
      if (first === undefined || '{["'.includes(first) || /[-\d]|true|false|null/y.test(source.slice(at, at + 5)))
        return
      const bracket = source.indexOf('{', at)
      if (bracket < 0) return
      note('something else in front of the JSON', at)
      at = bracket
    },
    expectEnd() {
      skip()
      if (at < source.length) note('something after the end of the JSON', at)
    },
    isAtEnd() {
      skip()
      return at >= source.length
    },
    position() {
      skip()
      return at
    },
    take(mark) {
      skip()
      if (source[at] !== mark) return false
      at += 1
      return true
    },
    takeAll(mark) {
      let times = 0
      while (this.take(mark)) times += 1
      return times
    },
    takeName() {
      const text = takeText()
      if (text !== undefined) return text
      const word = match(WORD) ?? match(NUMBER)
      if (word !== undefined) note('a name without quotes', tokenAt)
      return word
    },
    takeScalar() {
      const text = takeText()
      if (text !== undefined) return { value: text }
      const number = match(NUMBER)
      if (number !== undefined) {
        if (!STRICT_NUMBER.test(number)) note('a number in a form that JSON does not have', tokenAt)
        return { value: Number(number.replace(/^\+/, '')) }
      }
      const word = match(WORD)
      if (word === undefined) return undefined
      if (WORDS.has(word)) return { value: WORDS.get(word) }
      note(FOREIGN_WORDS.has(word) ? `${word}, which JSON does not have` : 'a text without quotes', tokenAt)
      return { value: FOREIGN_WORDS.has(word) ? FOREIGN_WORDS.get(word) : word }
    },
    problem(what) {
      note(what, tokenAt)
    },
    problems: () => [...problems.values()],
  }
}
