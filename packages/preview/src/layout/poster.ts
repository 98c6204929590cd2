import { type Face, luminanceOf, readColor } from './face.ts'
import { LIGHT_LUMINANCE, POSTER } from './geometry.ts'
import type { Box, Rect } from './pass-layout.ts'
import { containIn, cover, pictureBox } from './picture-box.ts'

const BLACK = '#000000'
const WHITE = '#ffffff'

/** The art of a poster: its own file, or the background in its place. */
function artOf(face: Face) {
  return face.image('artwork') ?? face.image('background')
}

/** Whether a pass has what makes a poster of it. */
export function hasArt(face: Face): boolean {
  return artOf(face) !== undefined
}

/** Colours of the texts over the art; the system chooses where it is asked to, or where the pass gives none. */
export function posterColors(face: Face): { readonly text: string; readonly label: string } {
  const { pass, colors } = face
  const automatic = automaticColor(face)
  if (pass.useAutomaticColors === true) return { text: automatic, label: automatic }
  return {
    text: pass.foregroundColor === undefined ? automatic : colors.foreground,
    label: pass.labelColor === undefined ? automatic : colors.label,
  }
}

function automaticColor(face: Face): string {
  const art = artOf(face)
  const luminance = art ? (art.luminance ?? 0) : luminanceOf(face.colors.background)
  return luminance > LIGHT_LUMINANCE ? BLACK : WHITE
}

/** Top of the strip of material at the foot of a poster. */
export function footerTop(face: Face): number {
  return face.height - POSTER.footerHeight
}

/** Art to the strip of material, blurred below it; a strip of one colour where the pass gives one; a dark gradient on top. */
export function layoutArt(face: Face, footerColor: string | undefined): Box[] {
  const card: Rect = { x: 0, y: 0, width: face.width, height: face.height }
  const top: Rect = { ...card, height: footerTop(face) }
  const foot: Rect = { ...card, y: top.height, height: POSTER.footerHeight }
  const art = artOf(face)
  const { blur, tint } = POSTER.material
  // A background is drawn over the whole card, artwork only as far as the strip.
  const isArtwork = face.image('artwork') !== undefined
  const surface = { rect: foot, color: footerColor ?? BLACK, opacity: footerColor === undefined ? tint : 1 }
  return [
    ...(art
      ? [
          pictureBox('background', art, foot, { rect: cover(card, art), blur }),
          pictureBox('background', art, top, { rect: cover(isArtwork ? top : card, art, { x: 0.5, y: 0 }) }),
        ]
      : []),
    { kind: 'material', rect: foot, state: 'shown', surfaces: [surface] },
    ...(face.pass.suppressHeaderDarkening === true ? [] : [darkening(face)]),
  ]
}

function darkening(face: Face): Box {
  const { opacity, endY } = POSTER.darkening
  const rect: Rect = { x: 0, y: 0, width: face.width, height: endY }
  return { kind: 'darkening', rect, state: 'shown', surfaces: [{ rect, color: BLACK, opacity, endOpacity: 0 }] }
}

/** The mark in the top leading corner. */
export function layoutPrimaryLogo(face: Face, frame: Rect = POSTER.logo): Box[] {
  const image = face.image('primaryLogo')
  if (!image) return []
  const rect = containIn(frame, image, { x: 0, y: 0.5 })
  return [{ ...pictureBox('logo', image, rect, { rect }), title: face.pass.organizationName }]
}

/** The colour of a footer as the pass gives it. */
export function footerColorOf(face: Face, ...others: readonly (string | undefined)[]): string | undefined {
  const color = [face.pass.footerBackgroundColor, ...others].find(text => text !== undefined)
  if (color === undefined) return undefined
  const read = readColor(color, '')
  return read === '' ? undefined : read
}
