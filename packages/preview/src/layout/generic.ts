import { hasSquareCode, layoutBarcode } from './barcode-panel.ts'
import type { Face } from './face.ts'
import { GENERIC, TEXT_INSET, THUMBNAIL_GAP, THUMBNAIL_WIDTH } from './geometry.ts'
import { layoutHeader } from './header-row.ts'
import type { Box, Rect } from './pass-layout.ts'
import { containIn, pictureBox } from './picture-box.ts'
import { labelAbove, layoutPrimary } from './primary-field.ts'
import { limitedRow, ROW_LIMIT, rowFields } from './rows.ts'

/**
 * Generic passes: the primary field beside the thumbnail, secondary and auxiliary fields in a row each. Above a square code the two
 * rows hold four fields together, as the archived guide counts them and pictures show them.
 */
export function layoutGeneric(face: Face): Box[] {
  const right = face.width - TEXT_INSET
  const thumbnail = layoutThumbnail(face)
  const { primary } = GENERIC
  return [
    ...layoutHeader(face),
    ...thumbnail,
    ...layoutPrimary(face, ({ label }) => ({
      right: thumbnail.length > 0 ? right - THUMBNAIL_WIDTH - TEXT_INSET - THUMBNAIL_GAP : right,
      font: primary.font,
      minSize: primary.minSize,
      top: label.trim() === '' ? primary.topWithoutLabel : primary.top,
      valueColor: face.colors.foreground,
      label: labelAbove(face, primary.labelBaseline),
    })),
    ...layoutRows(face, right),
    ...layoutBarcode(face).boxes,
  ]
}

function layoutRows(face: Face, right: number): Box[] {
  const { secondary, auxiliary } = rowFields(face)
  const isShared = hasSquareCode(face.pass)
  const secondaryLimit = ROW_LIMIT
  const auxiliaryLimit = isShared ? Math.max(0, ROW_LIMIT - secondary.length) : ROW_LIMIT
  const edges = { left: TEXT_INSET, right }
  const reason = isShared ? 'layout-generic-square-barcode' : undefined
  return [
    ...limitedRow(face, secondary, secondaryLimit, reason ?? 'layout-secondary-count', {
      ...edges,
      ...GENERIC.secondary,
    }),
    ...limitedRow(face, auxiliary, auxiliaryLimit, reason ?? 'layout-auxiliary-count', {
      ...edges,
      ...GENERIC.auxiliary,
    }),
  ]
}

function layoutThumbnail(face: Face): Box[] {
  const image = face.image('thumbnail')
  if (!image) return []
  const { top, boxWidth, height } = GENERIC.thumbnail
  const box: Rect = { x: face.width - TEXT_INSET - boxWidth, y: top, width: boxWidth, height }
  const rect = containIn(box, image)
  return [pictureBox('thumbnail', image, rect, { rect })]
}
