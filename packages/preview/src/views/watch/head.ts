import type { Face } from '../../layout/face.ts'
import { fieldBox, NOWHERE } from '../../layout/field-box.ts'
import { type FrontField, frontFields } from '../../layout/front-field.ts'
import { HALF_CAPITAL } from '../../layout/geometry.ts'
import type { Box, Rect } from '../../layout/pass-layout.ts'
import { containIn, pictureBox } from '../../layout/picture-box.ts'
import { placeLine, widthOf } from '../../layout/text-run.ts'
import { oneLine } from '../../text/fit-text.ts'
import { WATCH } from '../system-look.ts'
import { WATCH_REASONS, type WatchPart } from './watch-part.ts'

/** Logo at the left, the first header field beside it where it fits, the others on a line each. */
export function layoutHead(face: Face, top: number): WatchPart {
  const { padding } = WATCH
  const [left, right] = [padding, face.width - padding]
  const image = face.image('logo')
  const frame: Rect = { x: left, y: top, width: (right - left) * WATCH.logo.maxShare, height: WATCH.logo.height }
  const rect = image ? containIn(frame, image, { x: 0, y: 0.5 }) : { ...frame, width: 0 }
  const logo: Box[] = image ? [{ ...pictureBox('logo', image, rect, { rect }), title: face.pass.organizationName }] : []
  const text = layoutLogoText(face, image ? rect.x + rect.width + 6 : left, right, top, image !== undefined)
  const ends = [...logo, ...text].map(({ state, rect }) => (state === 'hidden' ? left : rect.x + rect.width))
  const end = Math.max(left, ...ends)
  const [first, ...others] = frontFields(face, 'headerFields')
  let bottom = top + WATCH.logo.height
  const boxes: Box[] = [...logo, ...text]
  const rest = first && !fitsBeside(first, right - end - WATCH.columnGap) ? [first, ...others] : others
  if (first && rest.length === others.length) {
    boxes.push(headerBox(face, first, end + WATCH.columnGap, right, top))
    bottom = top + WATCH.headerLabel.size + WATCH.headerValue.size + 6
  }
  for (const field of rest) {
    boxes.push(lineBox(face, field, left, right, bottom + 3))
    bottom += 3 + WATCH.headerValue.size * 1.25
  }
  return { boxes, bottom: boxes.length === 0 ? top : bottom }
}

/** Beside a logo only where it need not be cut. */
function layoutLogoText(face: Face, left: number, right: number, top: number, hasLogo: boolean): Box[] {
  const text = oneLine(face.options.localize(face.pass.logoText ?? '')).text
  if (text.trim() === '') return []
  const common = { kind: 'logoText', pointer: '/logoText', title: text } as const
  if (hasLogo && widthOf(text, WATCH.logoText) > right - left) {
    return [{ ...common, rect: NOWHERE, state: 'hidden', reason: 'layout-logo-text-long' }]
  }
  const field = { pointer: '/logoText', label: '', value: text, alignment: 'natural', row: 0 } as const
  const baseline = top + WATCH.logo.height / 2 + WATCH.logoText.size * HALF_CAPITAL
  const line = { text, role: 'value', font: WATCH.logoText, color: face.colors.foreground, baseline } as const
  const box = fieldBox('logoText', field, placeLine({ ...line, alignment: 'left' }, left, right), {
    value: 'layout-logo-text-long',
    label: 'layout-label-long',
  })
  return [box]
}

function fitsBeside(field: FrontField, room: number): boolean {
  return Math.max(widthOf(field.label, WATCH.headerLabel), widthOf(field.value, WATCH.headerValue)) <= room
}

function headerBox(face: Face, field: FrontField, left: number, right: number, top: number): Box {
  const label = {
    text: field.label,
    role: 'label',
    font: WATCH.headerLabel,
    color: face.colors.label,
    baseline: top + WATCH.headerLabel.size * 0.8,
    alignment: 'right',
  } as const
  const value = {
    text: field.value,
    role: 'value',
    font: WATCH.headerValue,
    color: face.colors.foreground,
    baseline: top + WATCH.headerLabel.size + WATCH.headerValue.size,
    alignment: 'right',
  } as const
  return fieldBox('header', field, [...placeLine(label, left, right), ...placeLine(value, left, right)], WATCH_REASONS)
}

/** Label and value on one line. */
function lineBox(face: Face, field: FrontField, left: number, right: number, top: number): Box {
  const baseline = top + WATCH.headerValue.size
  const labelWidth = Math.min(widthOf(field.label, WATCH.headerLabel), (right - left) / 2 - WATCH.columnGap)
  const label = { text: field.label, role: 'label', font: WATCH.headerLabel, color: face.colors.label } as const
  const value = { text: field.value, role: 'value', font: WATCH.headerValue, color: face.colors.foreground } as const
  const start = labelWidth > 0 ? left + labelWidth + WATCH.columnGap : left
  return fieldBox(
    'header',
    field,
    [
      ...placeLine({ ...label, baseline, alignment: 'left' }, left, left + labelWidth + 0.01),
      ...placeLine({ ...value, baseline, alignment: labelWidth > 0 ? 'right' : 'left' }, start, right),
    ],
    WATCH_REASONS,
  )
}
