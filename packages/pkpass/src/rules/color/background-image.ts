import type { PassContext } from '../pass-context.ts'

/**
 * The image that covers the background of every layout of the pass; none where the files are not known.
 *
 * A classic style that stands in for a poster draws the colour still: that is what it is given for.
 */
export function coveringImage(context: PassContext): string | undefined {
  const { pass, images, isPosterEventTicket } = context
  if (!images || drawsBackgroundColor(context)) return undefined
  if (images.has('artwork') && (pass.posterGeneric || isPosterEventTicket)) return 'artwork'
  return images.has('background') ? 'background' : undefined
}

/** Whether a layout of the pass lays text on the background colour. Posters lay theirs on an image. */
export function drawsBackgroundColor({ style, images }: PassContext): boolean {
  if (style === undefined) return false
  return style !== 'eventTicket' || !images?.has('background')
}
