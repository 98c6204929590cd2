import type { Face } from '../../layout/face.ts'
import { fieldBox, hiddenBoxes } from '../../layout/field-box.ts'
import { type FrontField, frontFields } from '../../layout/front-field.ts'
import { ASCENT, HALF_CAPITAL } from '../../layout/geometry.ts'
import type { Box } from '../../layout/pass-layout.ts'
import { placeLine, widthOf } from '../../layout/text-run.ts'
import { TRANSIT_ICONS } from '../../layout/transit-icon.ts'
import { shrinkToFit } from '../../text/fit-text.ts'
import { WATCH } from '../system-look.ts'
import { stackedBox } from './stacked-box.ts'
import { WATCH_REASONS, type WatchPart } from './watch-part.ts'

/** The places of a journey on one line with the means of travel between them, their labels joined below; else one primary field. */
export function layoutPrimaries(face: Face, top: number): WatchPart {
  const fields = frontFields(face, 'primaryFields')
  const { padding, primary } = WATCH
  const [left, right] = [padding, face.width - padding]
  const [origin, destination] = fields
  const transitType = face.pass.boardingPass?.transitType
  if (face.style === 'boardingPass' && transitType !== undefined && origin && destination) {
    return layoutJourney(face, [origin, destination], fields.slice(2), top)
  }
  const limit = face.style === 'posterGeneric' ? 4 : 1
  const boxes: Box[] = []
  let at = top
  for (const field of fields.slice(0, limit)) {
    const cell = stackedBox(face, 'primary', field, { left, right, top: at, font: primary, minSize: primary.minSize })
    boxes.push(cell.box)
    at = cell.bottom + 4
  }
  return {
    boxes: [...boxes, ...hiddenBoxes('primary', fields.slice(limit), 'layout-primary-count')],
    bottom: boxes.length === 0 ? top : at - 4,
  }
}

function layoutJourney(
  face: Face,
  places: readonly [FrontField, FrontField],
  others: readonly FrontField[],
  top: number,
): WatchPart {
  const { padding, primary, label } = WATCH
  const [left, right] = [padding, face.width - padding]
  const transitType = face.pass.boardingPass?.transitType ?? 'PKTransitTypeGeneric'
  const icon = TRANSIT_ICONS[transitType]
  const scale = 18 / Math.max(icon.width, icon.height)
  const width = (right - left - 26) / 2
  const size = shrinkToFit(primary.size, primary.minSize, candidate =>
    places.every(({ value }) => widthOf(value, { ...primary, size: candidate }) <= width),
  )
  const baseline = top + ASCENT * primary.size
  const labelBaseline = baseline + 5 + label.size
  const joint = widthOf(' TO ', label)
  const labelWidth = (right - left - joint) / 2
  const boxes = places.map((field, index): Box => {
    const isOrigin = index === 0
    const alignment = isOrigin ? 'left' : 'right'
    const value = {
      text: field.value,
      role: 'value',
      font: { ...primary, size },
      color: face.colors.foreground,
      baseline,
      alignment,
      isShrunk: size < primary.size,
    } as const
    const start = isOrigin ? left : right - width
    const caption = { text: field.label, role: 'label', font: label, color: face.colors.label } as const
    const labelStart = isOrigin ? left : right - labelWidth
    const texts = [
      ...placeLine({ ...caption, baseline: labelBaseline, alignment }, labelStart, labelStart + labelWidth),
      ...placeLine(value, start, start + width),
    ]
    return fieldBox('primary', field, texts, WATCH_REASONS)
  })
  const at = {
    x: face.width / 2 - (icon.width * scale) / 2,
    y: baseline - primary.size * HALF_CAPITAL - (icon.height * scale) / 2,
  }
  const line = { text: 'TO', role: 'label', font: label, color: face.colors.label, baseline: labelBaseline } as const
  return {
    boxes: [
      ...boxes,
      {
        kind: 'transitIcon',
        pointer: '/boardingPass/transitType',
        rect: { ...at, width: icon.width * scale, height: icon.height * scale },
        state: 'shown',
        title: icon.title,
        shapes: [{ path: icon.path, at, scaleX: scale, scaleY: scale, color: face.colors.label }],
        texts: placeLine({ ...line, alignment: 'center' }, left, right),
      },
      ...hiddenBoxes('primary', others, 'layout-primary-count'),
    ],
    bottom: labelBaseline + 3,
  }
}
