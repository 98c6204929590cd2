import { oneLine, shrinkToFit } from '../text/fit-text.ts'
import type { Face } from './face.ts'
import { boundsOf, fieldBox, hiddenBoxes, NOWHERE } from './field-box.ts'
import { capTogether, sum } from './field-row.ts'
import { type FrontField, frontFields } from './front-field.ts'
import { ASCENT, HEADER, LABEL_FONT, TEXT_INSET } from './geometry.ts'
import type { Box } from './pass-layout.ts'
import { containIn, pictureBox } from './picture-box.ts'
import { placeLine, widthOf, worstState } from './text-run.ts'

const MAX_FIELDS = 3
const REASONS = { value: 'layout-header-crowded', label: 'layout-label-long' } as const
/** Less than this holds no letter with an ellipsis. */
const MIN_TEXT_WIDTH = 20

/**
 * The row that stays visible in the pile: logo and logo text at the left, header fields at the right, the first of them outermost.
 *
 * @see geometry section 2
 */
export function layoutHeader(face: Face, valueColor = face.colors.foreground): Box[] {
  const fields = frontFields(face, 'headerFields')
  const drawn = fields.slice(0, MAX_FIELDS)
  const logo = layoutLogo(face)
  const left = logo ? logo.rect.x + logo.rect.width + HEADER.logoGap : HEADER.logo.x
  const right = face.width - TEXT_INSET
  const text = oneLine(face.options.localize(face.pass.logoText ?? '')).text
  const fieldsWidth = sum(drawn.map(field => columnWidth(face, field, HEADER.minSize))) + gaps(drawn)
  const room = right - left - (drawn.length > 0 ? fieldsWidth + HEADER.logoGap : 0)
  const logoText = layoutLogoText(text, left, Math.max(0, room), valueColor)
  const fieldsLeft =
    logoText?.state === 'hidden' || !logoText ? left : logoText.rect.x + logoText.rect.width + HEADER.logoGap
  return [
    ...(logo ? [logo] : []),
    ...(logoText ? [logoText] : []),
    ...layoutFields(face, drawn, fieldsLeft, right, valueColor),
    ...hiddenBoxes('header', fields.slice(MAX_FIELDS), 'layout-header-count'),
  ]
}

function layoutLogo(face: Face): Box | undefined {
  const image = face.image('logo')
  if (!image) return undefined
  const rect = containIn(HEADER.logo, image, { x: 0, y: 0.5 })
  return { ...pictureBox('logo', image, rect, { rect }), title: face.pass.organizationName }
}

function layoutLogoText(text: string, left: number, room: number, color: string): Box | undefined {
  if (text.trim() === '') return undefined
  const common = { kind: 'logoText', pointer: '/logoText', title: text } as const
  const font = HEADER.logoTextFont
  if (room < Math.min(MIN_TEXT_WIDTH, widthOf(text, font)) || room <= 0) {
    return { ...common, rect: NOWHERE, state: 'hidden', reason: 'layout-header-crowded' }
  }
  const baseline = HEADER.logoTextBaseline
  const texts = placeLine({ text, role: 'value', font, color, baseline, alignment: 'left' }, left, left + room)
  const state = worstState(texts)
  return {
    ...common,
    rect: boundsOf(texts),
    state,
    ...(state === 'shown' ? {} : { reason: 'layout-logo-text-long' }),
    texts,
  }
}

function layoutFields(face: Face, fields: readonly FrontField[], left: number, right: number, color: string): Box[] {
  const wanted = fields.map(field => columnWidth(face, field, HEADER.valueFont.size))
  const caps = capTogether(wanted, right - left - gaps(fields))
  let end = right
  return fields.map((field, index) => {
    const cap = caps[index] ?? 0
    const { size: fullSize } = HEADER.valueFont
    const size = shrinkToFit(
      fullSize,
      HEADER.minSize,
      candidate => widthOf(field.value, { ...HEADER.valueFont, size: candidate }) <= cap,
    )
    const width = Math.min(cap, columnWidth(face, field, size))
    const start = end - width
    const label = {
      text: field.label.toLocaleUpperCase(face.options.locale),
      role: 'label',
      font: LABEL_FONT,
      color: face.colors.label,
      baseline: HEADER.labelBaseline,
      alignment: 'right',
    } as const
    const value = {
      text: field.value,
      role: 'value',
      font: { ...HEADER.valueFont, size },
      color,
      baseline: HEADER.valueTop + ASCENT * size,
      alignment: 'right',
      isShrunk: size < fullSize,
    } as const
    const texts = [...placeLine(label, start, end), ...placeLine(value, start, end)]
    end = start - HEADER.gap
    return fieldBox('header', field, texts, REASONS)
  })
}

/** A field is as wide as its label or value at a size, and never wider than the limit. */
function columnWidth(face: Face, { label, value }: FrontField, size: number): number {
  const labelWidth = widthOf(label.toLocaleUpperCase(face.options.locale), LABEL_FONT)
  const valueWidth = widthOf(value, { ...HEADER.valueFont, size })
  return Math.min(HEADER.maxFieldWidth, Math.max(labelWidth, valueWidth))
}

function gaps(fields: readonly FrontField[]): number {
  return Math.max(0, fields.length - 1) * HEADER.gap
}
