import type { Face } from './face.ts'
import { STRIP } from './geometry.ts'
import type { Box, Rect } from './pass-layout.ts'
import { cover, pictureBox } from './picture-box.ts'

/** The zone of the strip, which is kept whether there is a picture or not. */
export function stripRect(face: Face, ratio: number): Rect {
  return { x: 0, y: STRIP.y, width: face.width, height: face.width * ratio }
}

export function layoutStrip(face: Face, rect: Rect): Box[] {
  const image = face.image('strip')
  return image ? [pictureBox('strip', image, rect, { rect: cover(rect, image) })] : []
}
