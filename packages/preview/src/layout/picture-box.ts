import type { PassImage } from '../pictures/pass-image.ts'
import type { Box, BoxKind, Picture, Rect } from './pass-layout.ts'

/** Where in a frame a picture stands: 0 at its left or top, 1 at its right or bottom. */
interface Anchor {
  readonly x: number
  readonly y: number
}

const CENTER: Anchor = { x: 0.5, y: 0.5 }

/** The largest place for a picture within a frame, its proportions kept. */
export function containIn(frame: Rect, image: PassImage, anchor: Anchor = CENTER): Rect {
  return scaledBy(Math.min(frame.width / image.width, frame.height / image.height), frame, image, anchor)
}

/** The smallest place for a picture that covers a frame, its proportions kept: what stands over is cropped. */
export function cover(frame: Rect, image: PassImage, anchor: Anchor = CENTER): Rect {
  return scaledBy(Math.max(frame.width / image.width, frame.height / image.height), frame, image, anchor)
}

function scaledBy(scale: number, frame: Rect, image: PassImage, anchor: Anchor): Rect {
  const width = image.width * scale
  const height = image.height * scale
  return {
    x: frame.x + (frame.width - width) * anchor.x,
    y: frame.y + (frame.height - height) * anchor.y,
    width,
    height,
  }
}

/** A box of nothing but a picture; `rect` is what is seen of it. */
export function pictureBox(kind: BoxKind, image: PassImage, rect: Rect, picture: Omit<Picture, 'dataUri'>): Box {
  return { kind, rect, state: 'shown', picture: { dataUri: image.dataUri, ...picture } }
}
