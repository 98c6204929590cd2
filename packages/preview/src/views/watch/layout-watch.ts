import { CLASSIC_STYLES } from '@billfold/pkpass/display'
import type { Pass, Style, StyleContent } from '@billfold/pkpass/schema'
import { createFace, type Face } from '../../layout/face.ts'
import { NOWHERE } from '../../layout/field-box.ts'
import type { Box, Rect } from '../../layout/pass-layout.ts'
import { containIn, cover, pictureBox } from '../../layout/picture-box.ts'
import type { PassImage } from '../../pictures/pass-image.ts'
import { oneLine } from '../../text/fit-text.ts'
import { WATCH, WATCH_SCREENS, type WatchSize } from '../system-look.ts'
import { plainPanel, type ViewLayout, type ViewOptions } from '../view-layout.ts'
import { layoutCode } from './code.ts'
import { layoutHead } from './head.ts'
import { layoutOthers } from './other-fields.ts'
import { layoutPrimaries } from './primary-fields.ts'
import type { WatchPart } from './watch-part.ts'

export interface WatchOptions extends ViewOptions {
  /** @default '46mm' */
  readonly watchSize?: WatchSize
}

/**
 * A pass on Apple Watch, all of what scrolls by: logo and header fields, primary fields, then the others two in a line, the footer image
 * and the code. Strip, thumbnail and art are left out and said to be; so are a Code 128 and the text below a code.
 *
 * Rules of the archived guide for watchOS, which is the only one that has any; sizes are inferred. Posters are drawn in their classic
 * style, where they have one.
 *
 * @see layout section 9; geometry section 11
 */
export function layoutWatch(pass: Pass, options: WatchOptions): ViewLayout {
  const screen = WATCH_SCREENS[options.watchSize ?? '46mm']
  const { style, content } = styleOnWatch(pass)
  // Values without links, as the watch shows them.
  const face = watchFace(createFace(pass, style, withoutLinks(content), { ...options, view: 'front' }), screen.width)
  const parts: Box[] = []
  let top: number = WATCH.top
  for (const layoutPart of [layoutHead, layoutPrimaries, layoutOthers, layoutFooterImage, layoutCode]) {
    const { boxes, bottom } = layoutPart(face, top)
    parts.push(...boxes)
    if (bottom > top) top = bottom + WATCH.rowGap
  }
  const height = Math.max(screen.height, top + WATCH.top)
  const rect = { x: 0, y: 0, width: screen.width, height }
  const boxes = [...layoutBackground(face, rect), ...parts, ...leftOut(face)]
  const { background } = face.colors
  return {
    view: 'watch',
    width: screen.width,
    height,
    backgroundColor: '#000000',
    title: oneLine(options.localize(pass.description)).text,
    panels: [plainPanel('watch', rect, WATCH.radius, background, boxes)],
  }
}

/** Over a background image values are white, as on the phone. */
function watchFace(face: Face, width: number): Face {
  const white = '#ffffff'
  const colors = backgroundOf(face) ? { ...face.colors, foreground: white, label: white } : face.colors
  return { ...face, width, colors }
}

function backgroundOf(face: Face): PassImage | undefined {
  return face.style === 'eventTicket' && !face.image('strip') ? face.image('background') : undefined
}

function styleOnWatch(pass: Pass): { readonly style: Style; readonly content: StyleContent } {
  for (const style of [...CLASSIC_STYLES, 'posterGeneric'] as const) {
    const content = pass[style]
    if (content) return { style, content }
  }
  return { style: 'generic', content: {} }
}

function withoutLinks(content: StyleContent): StyleContent {
  const groups = ['headerFields', 'primaryFields', 'secondaryFields', 'auxiliaryFields', 'footerFields'] as const
  const plain = { ...content }
  for (const group of groups) {
    const fields = content[group]
    if (fields) plain[group] = fields.map(({ attributedValue: _links, ...field }) => field)
  }
  return plain
}

function layoutFooterImage(face: Face, top: number): WatchPart {
  const image = face.style === 'boardingPass' ? face.image('footer') : undefined
  if (!image) return { boxes: [], bottom: top }
  const frame: Rect = { x: WATCH.padding, y: top, width: face.width - 2 * WATCH.padding, height: WATCH.footer.height }
  const rect = containIn(frame, image)
  return { boxes: [pictureBox('footerImage', image, rect, { rect })], bottom: top + WATCH.footer.height }
}

function layoutBackground(face: Face, rect: Rect): Box[] {
  const image = backgroundOf(face)
  if (!image) return []
  const { blur, darkening } = WATCH.background
  const beyond = { x: -blur, y: -blur, width: rect.width + 2 * blur, height: rect.height + 2 * blur }
  return [
    pictureBox('background', image, rect, { rect: cover(beyond, image), blur }),
    { kind: 'darkening', rect, state: 'shown', surfaces: [{ rect, color: '#000000', opacity: darkening }] },
  ]
}

/** Images that only the phone shows. */
function leftOut(face: Face): Box[] {
  return (['strip', 'thumbnail'] as const).flatMap((kind): Box[] =>
    face.image(kind) ? [{ kind, rect: NOWHERE, state: 'hidden', reason: 'image-watch-hidden' }] : [],
  )
}
