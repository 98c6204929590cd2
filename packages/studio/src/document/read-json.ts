import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { stepsOf } from './pointer.ts'

/** A value in a text of JSON, with where it stands. */
export type JsonNode = Node

/** What became of reading a text as JSON. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown; readonly root: JsonNode }
  | { readonly ok: false; readonly fault: JsonFault }

/** Why a text is no JSON. */
export interface JsonFault {
  /** One sentence without a full stop. */
  readonly message: string
  /** UTF-16 units from the beginning. */
  readonly offset: number
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON value: texts stand in double quotes',
  InvalidNumberFormat: 'This number is not written as JSON writes numbers',
  PropertyNameExpected: 'A key in double quotes is missing here, or the comma before is one too many',
  ValueExpected: 'A value is missing here, or the comma before is one too many',
  ColonExpected: 'A colon is missing between key and value',
  CommaExpected: 'A comma or a closing bracket is missing before this',
  CloseBraceExpected: 'A closing brace } is missing',
  CloseBracketExpected: 'A closing bracket ] is missing',
  EndOfFileExpected: 'There is something after the end of the pass',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'The closing quote of this text is missing',
  UnexpectedEndOfNumber: 'This number is not finished',
  InvalidUnicode: 'Four hexadecimal digits must follow \\u',
  InvalidEscapeCharacter: 'This character cannot follow a backslash',
  InvalidCharacter: 'Write line breaks in a text as \\n and tabs as \\t',
}

/** Reads a text as strict JSON, with the place of every value. */
export function readJson(text: string): JsonReading {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, STRICT)
  const parsed = parseStrictly(text)
  if ('value' in parsed && root) return { ok: true, value: parsed.value, root }
  const [first] = errors
  if (!first) return { ok: false, fault: { message: 'The text is no JSON', offset: 0 } }
  const message = SENTENCES[printParseErrorCode(first.error)] ?? 'The text is no JSON from here on'
  return { ok: false, fault: { message, offset: Math.min(first.offset, text.length) } }
}

function parseStrictly(text: string): { readonly value: unknown } | Record<string, never> {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return {}
  }
}

/** The node at some steps. Of members with the same key the last, which is the one that JSON parsers take. */
export function nodeAt(root: JsonNode, steps: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = root
  for (const step of steps) node = node && childAt(node, step)
  return node
}

/** The property of an object that a step names, or the element of an array. */
export function slotAt(node: JsonNode, step: string): JsonNode | undefined {
  if (node.type === 'object') return node.children?.findLast(property => property.children?.[0]?.value === step)
  return node.type === 'array' && /^(?:0|[1-9]\d*)$/.test(step) ? node.children?.[Number(step)] : undefined
}

function childAt(node: JsonNode, step: string): JsonNode | undefined {
  const slot = slotAt(node, step)
  return slot?.type === 'property' ? slot.children?.[1] : slot
}

/** Steps to the innermost value that holds an offset; the key of a member counts as the member. */
export function stepsAtOffset(root: JsonNode, offset: number): string[] {
  const steps: string[] = []
  let node: JsonNode | undefined = root
  while (node) {
    const children: readonly JsonNode[] = node.children ?? []
    const index = children.findIndex(child => offset >= child.offset && offset <= child.offset + child.length)
    const child = children[index]
    if (!child) break
    steps.push(child.type === 'property' ? String(child.children?.[0]?.value) : String(index))
    node = child.type === 'property' ? child.children?.[1] : child
  }
  return steps
}

/** Where the value at a pointer stands, with its key; of what is not there, the innermost thing that should hold it. */
export function rangeOf(root: JsonNode, pointer: string): { readonly from: number; readonly to: number } {
  let node = root
  let range = { from: root.offset, to: root.offset + root.length }
  for (const step of stepsOf(pointer)) {
    const slot = slotAt(node, step)
    const next = childAt(node, step)
    if (!slot || !next) break
    node = next
    range = { from: slot.offset, to: slot.offset + slot.length }
  }
  return range
}
