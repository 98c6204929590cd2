import { pointerOf, stepsOf, valueAt } from './pointer.ts'
import { type JsonNode, type JsonReading, nodeAt, readJson, slotAt } from './read-json.ts'

// Edits of JSON in its text: what is not meant stays as the person has written it, byte for byte.

/** One edit at a JSON pointer. */
export type JsonEdit =
  /** Puts a value there, with the containers it needs. "-" or an index one past the end adds to a list. */
  | { readonly op: 'set'; readonly pointer: string; readonly value: unknown }
  /** Puts an element before the one that is there; "-" is the end. */
  | { readonly op: 'insert'; readonly pointer: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly pointer: string }
  /** Moves an element within its list. */
  | { readonly op: 'move'; readonly pointer: string; readonly to: number }
  /** Gives a member of an object another key. */
  | { readonly op: 'rename'; readonly pointer: string; readonly to: string }

/**
 * Makes the edit. A text that is no JSON, and an edit that has no place in it, leave the text as it is.
 *
 * @param reading Of the very text, where somebody has it already.
 */
export function editJson(text: string, edit: JsonEdit, reading: JsonReading = readJson(text)): string {
  if (!reading.ok) return text
  const steps = stepsOf(edit.pointer)
  if (edit.op === 'remove') return removeAt(text, reading.root, steps)
  if (edit.op === 'move') return moveElement(text, reading.root, steps, edit.to)
  if (edit.op === 'rename') return renameMember(text, reading.root, steps, edit.to)
  if (edit.op === 'insert') return insertAt(text, reading.root, steps, edit.value)
  return isSame(valueAt(reading.value, edit.pointer), edit.value) ? text : setAt(text, reading.root, steps, edit.value)
}

function setAt(text: string, root: JsonNode, steps: readonly string[], value: unknown): string {
  const node = nodeAt(root, steps)
  if (node) return replaceNode(text, node, value)
  const depth = steps.findIndex((_step, index) => !nodeAt(root, steps.slice(0, index + 1)))
  const holder = nodeAt(root, steps.slice(0, depth))
  const step = steps[depth]
  if (!holder || step === undefined) return text
  const made = steps.slice(depth + 1).reduceRight<unknown>((inner, each) => holding(each, inner), value)
  if (holder.type === 'object') return append(text, holder, made, step)
  const count = holder.children?.length ?? 0
  return holder.type === 'array' && (step === '-' || step === String(count)) ? append(text, holder, made) : text
}

function holding(step: string, value: unknown): unknown {
  return step === '-' || step === '0' ? [value] : { [step]: value }
}

function insertAt(text: string, root: JsonNode, steps: readonly string[], value: unknown): string {
  const step = steps.at(-1)
  const holder = nodeAt(root, steps.slice(0, -1))
  if (step === undefined) return text
  if (holder?.type !== 'array') return holder ? text : setAt(text, root, steps, value)
  const next = slotAt(holder, step)
  const isEnd = step === '-' || step === String(holder.children?.length ?? 0)
  if (!next) return isEnd ? append(text, holder, value) : text
  if (!isSpread(text, holder)) return splice(text, next.offset, 0, `${inline(value)}, `)
  const indent = indentAt(text, next.offset)
  return splice(text, next.offset, 0, `${block(value, text, indent)},${lineEnd(text)}${indent}`)
}

function removeAt(text: string, root: JsonNode, steps: readonly string[]): string {
  const step = steps.at(-1)
  const holder = nodeAt(root, steps.slice(0, -1))
  const slot = holder && step !== undefined ? slotAt(holder, step) : undefined
  if (!holder || !slot) return text
  const slots = holder.children ?? []
  const index = slots.indexOf(slot)
  const [before, after] = [slots[index - 1], slots[index + 1]]
  if (after) return removeTwins(splice(text, slot.offset, after.offset - slot.offset, ''), steps, holder)
  if (before) return removeTwins(splice(text, endOf(before), endOf(slot) - endOf(before), ''), steps, holder)
  return splice(text, holder.offset, holder.length, holder.type === 'object' ? '{}' : '[]')
}

/** A key written twice is one member to those who read it. */
function removeTwins(text: string, steps: readonly string[], holder: JsonNode): string {
  return holder.type === 'object' ? editJson(text, { op: 'remove', pointer: pointerOf(steps) }) : text
}

/** The texts of the elements change places; what stands between them stays. */
function moveElement(text: string, root: JsonNode, steps: readonly string[], to: number): string {
  const from = Number(steps.at(-1))
  const holder = nodeAt(root, steps.slice(0, -1))
  const slots = holder?.type === 'array' ? (holder.children ?? []) : []
  if (!slots[from] || !slots[to] || from === to) return text
  const texts = slots.map(slot => text.slice(slot.offset, endOf(slot)))
  const moved = texts.toSpliced(from, 1).toSpliced(to, 0, texts[from] ?? '')
  return slots.reduceRight((result, slot, index) => splice(result, slot.offset, slot.length, moved[index] ?? ''), text)
}

function renameMember(text: string, root: JsonNode, steps: readonly string[], to: string): string {
  const holder = nodeAt(root, steps.slice(0, -1))
  const slot = holder && slotAt(holder, steps.at(-1) ?? '')
  const [key] = slot?.type === 'property' ? (slot.children ?? []) : []
  // A key that is taken already is another member.
  if (!holder || !key || slotAt(holder, to)) return text
  return splice(text, key.offset, key.length, JSON.stringify(to))
}

function append(text: string, holder: JsonNode, value: unknown, key?: string): string {
  const prefix = key === undefined ? '' : `${JSON.stringify(key)}: `
  const last = holder.children?.at(-1)
  if (last && !isSpread(text, holder)) return splice(text, endOf(last), 0, `, ${prefix}${inline(value)}`)
  const outer = indentAt(text, holder.offset)
  const indent = last ? indentAt(text, last.offset) : `${outer}${unitOf(text)}`
  const member = `${lineEnd(text)}${indent}${prefix}${block(value, text, indent)}`
  if (last) return splice(text, endOf(last), 0, `,${member}`)
  const [open, close] = holder.type === 'object' ? ['{', '}'] : ['[', ']']
  return splice(text, holder.offset, holder.length, `${open}${member}${lineEnd(text)}${outer}${close}`)
}

function replaceNode(text: string, node: JsonNode, value: unknown): string {
  const isInLine = (node.children?.length ?? 0) > 0 && !text.slice(node.offset, endOf(node)).includes('\n')
  const written = isInLine ? inline(value) : block(value, text, indentAt(text, node.offset))
  return splice(text, node.offset, node.length, written)
}

/** Whether the members of a container have lines of their own. */
function isSpread(text: string, holder: JsonNode): boolean {
  const [first] = holder.children ?? []
  return first !== undefined && text.slice(holder.offset, first.offset).includes('\n')
}

/** White space at the beginning of the line of an offset. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[\t ]*/.exec(text.slice(start, offset))?.[0] ?? ''
}

/** The indentation of one level, as the text has it. */
function unitOf(text: string): string {
  return /\n([\t ]+)\S/.exec(text)?.[1] ?? '  '
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

function block(value: unknown, text: string, indent: string): string {
  return JSON.stringify(value, null, unitOf(text)).replaceAll('\n', `${lineEnd(text)}${indent}`)
}

/** A value in one line, with room to breathe. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return members.length === 0
    ? '{}'
    : `{ ${members.map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`).join(', ')} }`
}

function splice(text: string, offset: number, length: number, insert: string): string {
  return `${text.slice(0, offset)}${insert}${text.slice(offset + length)}`
}

function endOf(node: JsonNode): number {
  return node.offset + node.length
}

function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b)
}
