import { layoutBarcode } from './barcode-panel.ts'
import type { Face } from './face.ts'
import { NOWHERE } from './field-box.ts'
import { EVENT_TICKET, STRIP, TEXT_INSET, THUMBNAIL_GAP, THUMBNAIL_WIDTH } from './geometry.ts'
import { layoutHeader } from './header-row.ts'
import type { Box, Rect } from './pass-layout.ts'
import { containIn, cover, pictureBox } from './picture-box.ts'
import { labelAbove, layoutPrimary } from './primary-field.ts'
import { limitedRow, ROW_LIMIT, rowFields } from './rows.ts'
import { layoutStrip, stripRect } from './strip.ts'

const WHITE = '#ffffff'
const THUMBNAIL_ASPECTS = { narrowest: 2 / 3, widest: 3 / 2 } as const

/** Event tickets: either with a strip, or with a blurred background and a thumbnail. */
export function layoutEventTicket(face: Face): Box[] {
  return face.image('strip') ? layoutWithStrip(face) : layoutWithThumbnail(face)
}

function layoutWithThumbnail(face: Face): Box[] {
  const background = layoutBackground(face)
  const thumbnail = layoutThumbnail(face)
  const right = face.width - TEXT_INSET
  const besideThumbnail = thumbnail.length > 0 ? right - THUMBNAIL_WIDTH - TEXT_INSET - THUMBNAIL_GAP : right
  // Over a background the system sets values in white, whatever the pass says.
  const valueColor = background.length > 0 ? WHITE : face.colors.foreground
  const { primary } = EVENT_TICKET
  return [
    ...background,
    ...layoutHeader(face, valueColor),
    ...thumbnail,
    ...layoutPrimary(face, () => ({
      right: besideThumbnail,
      font: primary.font,
      minSize: primary.minSize,
      top: primary.top,
      valueColor,
      label: labelAbove(face, primary.labelBaseline),
    })),
    ...layoutRows(face, { offset: 0, secondaryRight: besideThumbnail, valueColor }),
    ...layoutBarcode(face).boxes,
  ]
}

function layoutWithStrip(face: Face): Box[] {
  const strip = stripRect(face, STRIP.eventTicketRatio)
  const right = face.width - TEXT_INSET
  const { primaryTop, primaryFont, label, labelBaseline } = EVENT_TICKET.strip
  const offset = strip.y + strip.height + STRIP.labelGap - EVENT_TICKET.secondary.labelBaseline
  return [
    ...layoutStrip(face, strip),
    ...layoutHeader(face),
    ...layoutPrimary(face, () => ({
      right,
      font: primaryFont,
      minSize: primaryFont.size / 2,
      top: primaryTop,
      valueColor: face.colors.strip,
      label: { baseline: labelBaseline, font: label, color: face.colors.strip, isUpperCase: false },
    })),
    ...layoutRows(face, { offset, secondaryRight: right, valueColor: face.colors.foreground }),
    ...layoutBarcode(face).boxes,
    ...(['background', 'thumbnail'] as const).flatMap((kind): Box[] =>
      face.image(kind) ? [{ kind, rect: NOWHERE, state: 'hidden', reason: 'image-strip-excludes' }] : [],
    ),
  ]
}

interface TicketRows {
  /** How much lower than on a ticket without a strip. */
  readonly offset: number
  readonly secondaryRight: number
  readonly valueColor: string
}

function layoutRows(face: Face, { offset, secondaryRight, valueColor }: TicketRows): Box[] {
  const { secondary, auxiliary } = rowFields(face)
  const place = (group: 'secondary' | 'auxiliary', right: number, shift: number) => {
    const { labelBaseline, top, font } = EVENT_TICKET[group]
    return { left: TEXT_INSET, right, labelBaseline: labelBaseline + shift, top: top + shift, font, valueColor }
  }
  const right = face.width - TEXT_INSET
  const rows = [0, 1].map(row => auxiliary.filter(({ field }) => field.row === row))
  return [
    ...limitedRow(face, secondary, ROW_LIMIT, 'layout-secondary-count', place('secondary', secondaryRight, offset)),
    ...rows.flatMap((fields, row) =>
      limitedRow(
        face,
        fields,
        ROW_LIMIT,
        'layout-auxiliary-count',
        place('auxiliary', right, offset + row * EVENT_TICKET.rowPitch),
      ),
    ),
  ]
}

function layoutBackground(face: Face): Box[] {
  const image = face.image('background')
  if (!image) return []
  const { overscan, blur, darkening } = EVENT_TICKET.background
  const rect: Rect = { x: 0, y: 0, width: face.width, height: face.height }
  const beyond: Rect = {
    x: -overscan,
    y: -overscan,
    width: face.width + 2 * overscan,
    height: face.height + 2 * overscan,
  }
  return [
    pictureBox('background', image, rect, { rect: cover(beyond, image), blur }),
    { kind: 'darkening', rect, state: 'shown', surfaces: [{ rect, color: '#000000', opacity: darkening }] },
  ]
}

function layoutThumbnail(face: Face): Box[] {
  const image = face.image('thumbnail')
  if (!image) return []
  const side = THUMBNAIL_WIDTH
  const frame: Rect = { x: face.width - TEXT_INSET - side, y: EVENT_TICKET.thumbnailTop, width: side, height: side }
  const { narrowest, widest } = THUMBNAIL_ASPECTS
  const aspect = Math.min(Math.max(image.width / image.height, narrowest), widest)
  const rect = containIn(frame, { ...image, width: aspect, height: 1 }, { x: 1, y: 0 })
  return [pictureBox('thumbnail', image, rect, { rect: cover(rect, image) })]
}
