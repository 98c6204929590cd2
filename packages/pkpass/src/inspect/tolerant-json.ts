import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from '../findings/json-limits.ts'
import { type JsonProblem, type JsonText, jsonText } from './json-text.ts'
import { UNCLOSED_TEXT } from './quoted-text.ts'

export interface TolerantReading {
  /** Absent when the text cannot be understood to its end. */
  readonly value?: unknown
  readonly problems: readonly JsonProblem[]
  /** Paths of members that repeat a name, the first few. */
  readonly duplicates: readonly (readonly PropertyKey[])[]
}

/** Repeated names that are told of. A file of nothing else has a hundred thousand. */
const MAX_DUPLICATES = 20

/** Takes the place of a member, where its name begins, or of an element. */
type OnMember = (path: readonly PropertyKey[], at: number) => void

/** Stops the reading: what follows cannot be guessed. */
class Stop extends Error {}

/**
 * Reads what people write and programs print in the place of JSON: comments, trailing and missing commas, single and curly quotes,
 * names without quotes, NaN, text around the value.
 *
 * Goes forward only, so the time is that of the text's length; depth and values have the limits of `json-limits.ts`.
 */
export function readTolerantly(source: string, onMember?: OnMember): TolerantReading {
  const text = jsonText(source)
  const duplicates: PropertyKey[][] = []
  try {
    text.skipToValue()
    const value = new Reader(text, duplicates, onMember).value()
    text.expectEnd()
    return { value, problems: text.problems(), duplicates }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    // One cause, one problem: after a text without an end nothing else can come.
    if (!text.problems().some(({ what }) => what === UNCLOSED_TEXT)) text.problem(error.message)
    return { problems: text.problems(), duplicates }
  }
}

class Reader {
  readonly #text: JsonText
  readonly #duplicates: PropertyKey[][]
  readonly #onMember: OnMember | undefined
  readonly #path: PropertyKey[] = []
  #values = 0

  constructor(text: JsonText, duplicates: PropertyKey[][], onMember: OnMember | undefined) {
    this.#text = text
    this.#duplicates = duplicates
    this.#onMember = onMember
  }

  value(): unknown {
    this.#values += 1
    if (this.#values > MAX_JSON_VALUES) throw new Stop(`more than the ${MAX_JSON_VALUES} values that are read`)
    if (this.#path.length > MAX_JSON_DEPTH) throw new Stop(`more than the ${MAX_JSON_DEPTH} levels that are read`)
    if (this.#text.take('{')) return this.#object()
    if (this.#text.take('[')) return this.#array()
    const scalar = this.#text.takeScalar()
    if (!scalar) throw new Stop(this.#text.isAtEnd() ? 'the end of the text where a value should be' : 'no value')
    return scalar.value
  }

  #object(): unknown {
    const members = new Map<string, unknown>()
    while (this.#hasNext('}', members.size === 0)) {
      const at = this.#text.position()
      const name = this.#text.takeName()
      if (name === undefined) throw new Stop('no name of a member')
      if (!this.#text.take(':')) {
        if (!this.#text.take('=')) throw new Stop('no colon after the name of a member')
        this.#text.take('>')
        this.#text.problem('an equals sign in the place of a colon')
      }
      this.#path.push(name)
      this.#onMember?.(this.#path, at)
      if (members.has(name) && this.#duplicates.length < MAX_DUPLICATES) this.#duplicates.push([...this.#path])
      members.set(name, this.value())
      this.#path.pop()
    }
    // From entries, so that a member named __proto__ is one like any other.
    return Object.fromEntries(members)
  }

  #array(): unknown[] {
    const elements: unknown[] = []
    while (this.#hasNext(']', elements.length === 0)) {
      this.#path.push(elements.length)
      this.#onMember?.(this.#path, this.#text.position())
      elements.push(this.value())
      this.#path.pop()
    }
    return elements
  }

  /** Whether another member follows, past the comma before it; takes the bracket when none does. */
  #hasNext(bracket: '}' | ']', isFirst: boolean): boolean {
    const text = this.#text
    const commas = text.takeAll(',')
    if (text.isAtEnd()) throw new Stop(`the end of the text where ${bracket} should be: it is cut short`)
    if (text.take(bracket)) {
      if (commas > 0) text.problem('a comma before the closing bracket')
      return false
    }
    if (isFirst ? commas > 0 : commas > 1) text.problem('a comma too many')
    if (!isFirst && commas === 0) text.problem('no comma between two members')
    return true
  }
}
