import { ImageError } from './image-error.ts'
import { MAX_SVG_BYTES } from './image-limits.ts'
import { type SvgToken, tokenizeSvg } from './svg-tokens.ts'

/** An SVG that draws nothing but what is in it. */
export interface SvgSource {
  /** From its root element on, as UTF-8: what was checked is what is drawn, whatever encoding or entities a prolog claims. */
  readonly bytes: Uint8Array
  /** Pictures embedded as data URIs, undecoded. */
  readonly embedded: readonly Uint8Array[]
}

/** Embedded pictures that librsvg draws. Others it leaves out in silence. */
const EMBEDDED = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]*)$/i
const MAX_SHOWN = 60

/**
 * Reads an SVG and refuses what makes drawing it reach out of the file or unpack.
 *
 * librsvg is given no base address, so it fetches and opens nothing. But it follows data URIs wherever a reference may stand, also
 * to a whole SVG within the SVG, and decodes the pictures in them without a limit: a PNG of 250 KB, embedded, took it 12 seconds
 * and 1 GB. References other than to elements of the same file and to embedded pictures are refused, rather than left out of the
 * drawing in silence. Scripts and animations it does not run.
 *
 * @throws ImageError ERR_IMAGE_BYTES, ERR_IMAGE_FORMAT, ERR_IMAGE_SVG, ERR_IMAGE_DECODE
 * @see SVG 2, sections 2.5 and 16
 */
export function parseSvg(bytes: Uint8Array): SvgSource {
  if (bytes.length > MAX_SVG_BYTES) {
    throw new ImageError(
      'ERR_IMAGE_BYTES',
      `Expected an SVG of at most ${MAX_SVG_BYTES} bytes, found ${bytes.length}. Simplify it, or export it as PNG`,
    )
  }
  const text = decodeText(bytes)
  const embedded: Uint8Array[] = []
  let rootAt: number | undefined
  let styleText: string | undefined
  for (const { token, at } of tokenizeSvg(text)) {
    refuseProlog(token)
    if (token.kind === 'start') {
      // Which of the texts around it the drawing library joins is not for us to guess.
      if (styleText !== undefined) throw refused(`an element ${shorten(token.name)} in a style`, 'Leave it out')
      if (rootAt === undefined) refuseOtherRoot(token.name)
      rootAt ??= at
      embedded.push(...embeddedIn(token))
      if (token.name === 'style') styleText = ''
    } else if (token.kind === 'text' && styleText !== undefined) styleText += token.text
    else if (token.kind === 'end' && token.name === 'style') {
      refuseStyleReferences(styleText ?? '')
      styleText = undefined
    }
  }
  if (rootAt === undefined) refuseOtherRoot('nothing')
  return { bytes: new TextEncoder().encode(text.slice(rootAt)), embedded }
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ImageError('ERR_IMAGE_DECODE', 'Expected the SVG in UTF-8. Save it in that encoding', { cause })
  }
}

function refuseProlog(token: SvgToken): void {
  if (token.kind === 'doctype' && token.hasSubset) {
    throw refused('declarations in its document type, such as entities', 'Save it as plain SVG')
  }
  if (token.kind === 'instruction' && token.target === 'xml-stylesheet') {
    throw refused('a style sheet outside it', 'Put the styles into the file')
  }
}

function refuseOtherRoot(name: string): void {
  if (name === 'svg') return
  throw new ImageError(
    'ERR_IMAGE_FORMAT',
    `Expected the root element svg, found ${shorten(name)}. Check what was uploaded`,
  )
}

function embeddedIn({ name, attributes }: Extract<SvgToken, { kind: 'start' }>): Uint8Array[] {
  const embedded: Uint8Array[] = []
  for (const attribute of attributes) {
    refuseStyleReferences(attribute.value)
    // A link leads somewhere only when it is clicked.
    if (attribute.name !== 'href' || name === 'a') continue
    const address = plainAddress(attribute.value)
    const [, base64] = name === 'image' || name === 'feImage' ? (EMBEDDED.exec(address) ?? []) : []
    if (base64 !== undefined) embedded.push(Buffer.from(base64, 'base64'))
    else refuseOutside(address)
  }
  return embedded
}

/** References in CSS, with its escapes undone: `\75rl(…)` is `url(…)`. */
function refuseStyleReferences(css: string): void {
  const plain = css.replaceAll(/\\(?:([\da-fA-F]{1,6})\s?|([\s\S]))/g, (whole, hex, character) => {
    const codePoint = Number.parseInt(hex, 16)
    return character ?? (codePoint <= 0x10_ff_ff ? String.fromCodePoint(codePoint) : whole)
  })
  if (/@import/i.test(plain)) throw refused('a style sheet outside it', 'Put the styles into the file')
  for (const [, address = ''] of plain.matchAll(/url\(\s*["']?([^"')]*)/gi)) refuseOutside(plainAddress(address))
}

/** As a URL parser sees it: it skips tabs and line breaks anywhere, and control characters and spaces in front. */
function plainAddress(address: string): string {
  return address.replaceAll(/[\t\n\r]/g, '').replace(LEADING_CONTROLS, '')
}

/** All before the first printing character. */
const LEADING_CONTROLS = /^[^!-\u{10ffff}]+/u

function refuseOutside(address: string): void {
  if (address === '' || address.startsWith('#')) return
  throw refused(
    `a reference to ${shorten(address)}`,
    'Embed pictures as PNG or JPEG, and turn text with fonts of its own into paths',
  )
}

function refused(found: string, fix: string): ImageError {
  return new ImageError('ERR_IMAGE_SVG', `Expected an SVG that is complete in itself, found ${found}. ${fix}`)
}

function shorten(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
