import { shrinkToFit } from '../text/fit-text.ts'
import { layoutBarcode } from './barcode-panel.ts'
import type { Face } from './face.ts'
import { fieldBox, hiddenBoxes } from './field-box.ts'
import { type FrontField, frontFields } from './front-field.ts'
import { BOARDING_PASS, HALF_CAPITAL, LABEL_FONT, TEXT_INSET } from './geometry.ts'
import { layoutHeader } from './header-row.ts'
import type { Box, Rect } from './pass-layout.ts'
import { containIn, pictureBox } from './picture-box.ts'
import { limitedRow, ROW_LIMIT, rowFields } from './rows.ts'
import { placeLine, widthOf } from './text-run.ts'
import { TRANSIT_ICONS } from './transit-icon.ts'

const PRIMARY_FIELDS = 2
const AUXILIARY_LIMIT = 5
const REASONS = { value: 'layout-primary-long', label: 'layout-label-long' } as const

/** Boarding passes: from and to with the means of travel between them, auxiliary fields above secondary ones. */
export function layoutBoardingPass(face: Face): Box[] {
  const edges = { left: TEXT_INSET, right: face.width - TEXT_INSET }
  const { secondary, auxiliary } = rowFields(face)
  const barcode = layoutBarcode(face)
  return [
    ...layoutHeader(face),
    ...layoutPlaces(face),
    ...layoutIcon(face),
    ...limitedRow(face, auxiliary, AUXILIARY_LIMIT, 'layout-auxiliary-count', { ...edges, ...BOARDING_PASS.auxiliary }),
    ...limitedRow(face, secondary, ROW_LIMIT, 'layout-secondary-count', { ...edges, ...BOARDING_PASS.secondary }),
    ...layoutFooter(face, barcode.top),
    ...barcode.boxes,
  ]
}

function layoutPlaces(face: Face): Box[] {
  const fields = frontFields(face, 'primaryFields')
  const places = fields.slice(0, PRIMARY_FIELDS)
  const { font, minSize, iconHalfWidth, iconGap } = BOARDING_PASS.primary
  const width = face.width / 2 - TEXT_INSET - iconHalfWidth - iconGap
  const size = shrinkToFit(font.size, minSize, candidate =>
    places.every(({ value }) => widthOf(value, { ...font, size: candidate }) <= width),
  )
  return [
    ...places.map((field, index) => layoutPlace(face, field, index === 0, size, width)),
    ...hiddenBoxes('primary', fields.slice(PRIMARY_FIELDS), 'layout-primary-count'),
  ]
}

function layoutPlace(face: Face, field: FrontField, isOrigin: boolean, size: number, width: number): Box {
  const left = isOrigin ? TEXT_INSET : face.width - TEXT_INSET - width
  const alignment = isOrigin ? 'left' : 'right'
  const { labelBaseline, centerY, font } = BOARDING_PASS.primary
  const label = {
    text: field.label.toLocaleUpperCase(face.options.locale),
    role: 'label',
    font: LABEL_FONT,
    color: face.colors.label,
    baseline: labelBaseline,
    alignment,
  } as const
  const value = {
    text: field.value,
    role: 'value',
    font: { ...font, size },
    color: face.colors.foreground,
    baseline: centerY + HALF_CAPITAL * size,
    alignment,
    isShrunk: size < font.size,
  } as const
  return fieldBox(
    'primary',
    field,
    [...placeLine(label, left, left + width), ...placeLine(value, left, left + width)],
    REASONS,
  )
}

function layoutIcon(face: Face): Box[] {
  const transitType = face.pass.boardingPass?.transitType
  if (transitType === undefined) return []
  const { width, height, path, title } = TRANSIT_ICONS[transitType]
  const rect: Rect = { x: (face.width - width) / 2, y: BOARDING_PASS.iconTop, width, height }
  const shape = { path, at: rect, scaleX: 1, scaleY: 1, color: face.colors.label } as const
  return [{ kind: 'transitIcon', pointer: '/boardingPass/transitType', rect, state: 'shown', title, shapes: [shape] }]
}

export function layoutFooter(face: Face, panelTop: number): Box[] {
  const image = face.image('footer')
  if (!image) return []
  const { width, height, gap } = BOARDING_PASS.footer
  const frame: Rect = { x: (face.width - width) / 2, y: panelTop - gap - height, width, height }
  const rect = containIn(frame, image, { x: 0.5, y: 1 })
  return [pictureBox('footerImage', image, rect, { rect })]
}
