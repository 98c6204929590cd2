import { ImageError } from './image-error.ts'

/** A piece of an SVG, as far as references in it matter. */
export type SvgToken =
  | { readonly kind: 'start'; readonly name: string; readonly attributes: readonly SvgAttribute[] }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'doctype'; readonly hasSubset: boolean }
  | { readonly kind: 'instruction'; readonly target: string }
  | { readonly kind: 'comment' }

interface SvgAttribute {
  /** Without its prefix. */
  readonly name: string
  readonly value: string
}

const ATTRIBUTE = /\s+(?<name>[^\s=<>"'/]+)\s*=\s*(?<value>"[^"<]*"|'[^'<]*')/g

const TOKEN = new RegExp(
  [
    /(?<comment><!--[\s\S]*?-->)/,
    /<\?(?<target>[^\s?]+)[\s\S]*?\?>/,
    /<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>/,
    /<!DOCTYPE[^<>[]*(?<doctype>[>[])/,
    /<\/(?<end>[^\s<>/]+)\s*>/,
    /<(?<start>[^\s<>/!?]+)(?<attributes>(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>/,
    /(?<text>[^<]+)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'y',
)

/**
 * Cuts an SVG into tokens, and fails on what it does not know, so that nothing which the drawing library would understand is
 * overlooked here.
 *
 * @throws ImageError ERR_IMAGE_DECODE
 * @see XML 1.0, sections 2.4 to 2.8 and 3.1
 */
export function* tokenizeSvg(text: string): Generator<{ readonly token: SvgToken; readonly at: number }> {
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(text)?.groups
    if (groups === undefined) {
      throw new ImageError('ERR_IMAGE_DECODE', `The SVG is not well-formed XML at character ${at}. Export it anew`)
    }
    const next = TOKEN.lastIndex
    for (const token of tokensOf(groups)) yield { token, at }
    at = next
  }
}

function tokensOf(groups: Readonly<Record<string, string | undefined>>): SvgToken[] {
  const { target, cdata, doctype, end, start, attributes = '', empty, text } = groups
  if (target !== undefined) return [{ kind: 'instruction', target }]
  if (cdata !== undefined) return [{ kind: 'text', text: cdata }]
  if (doctype !== undefined) return [{ kind: 'doctype', hasSubset: doctype === '[' }]
  if (end !== undefined) return [{ kind: 'end', name: localName(end) }]
  if (text !== undefined) return [{ kind: 'text', text: decodeReferences(text) }]
  if (start === undefined) return [{ kind: 'comment' }]
  const name = localName(start)
  const token: SvgToken = { kind: 'start', name, attributes: parseAttributes(attributes) }
  return empty === '' ? [token] : [token, { kind: 'end', name }]
}

function parseAttributes(text: string): SvgAttribute[] {
  return [...text.matchAll(ATTRIBUTE)].map(({ groups: { name = '', value = '' } = {} }) => ({
    name: localName(name),
    value: decodeReferences(value.slice(1, -1)),
  }))
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Character references, and the five entities that every XML has; no others can be declared without a subset. */
function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const codePoint = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : whole
  })
}
