import { layoutBarcode } from './barcode-panel.ts'
import type { Face } from './face.ts'
import { fieldBox, hiddenBoxes } from './field-box.ts'
import { layoutRow } from './field-row.ts'
import { type FrontField, frontFields } from './front-field.ts'
import { ASCENT, HALF_CAPITAL, POSTER, POSTER_GENERIC } from './geometry.ts'
import type { Box } from './pass-layout.ts'
import { footerColorOf, footerTop, layoutArt, layoutPrimaryLogo, posterColors } from './poster.ts'
import { tagField } from './semantic-tags.ts'
import { textBox } from './text-box.ts'
import { placeLine } from './text-run.ts'

const MAX_PRIMARY = 4
const HEADER_REASONS = { value: 'layout-header-crowded', label: 'layout-label-long' } as const

/** Generic posters: art, one header field, a title, a row of fields, one footer field on the strip, the code over the art. */
export function layoutPosterGeneric(face: Face): Box[] {
  const fields = frontFields(face, 'primaryFields')
  const drawn = fields.slice(0, MAX_PRIMARY)
  // Without a label the first field is the title.
  const [title, columns] = drawn[0]?.label.trim() === '' ? [drawn[0], drawn.slice(1)] : [undefined, drawn]
  const header = layoutHeaderField(face)
  const logo = layoutPrimaryLogo(face)
  const firstTop = fieldsTop(face, title !== undefined, columns.length > 0)
  return [
    ...layoutArt(face, footerColorOf(face)),
    ...logo,
    ...layoutLogoText(face, logo, header),
    ...header,
    ...layoutBarcode(face, firstTop).boxes,
    ...layoutFields(face, title, columns),
    ...layoutFooter(face),
    ...hiddenBoxes('primary', fields.slice(MAX_PRIMARY), 'layout-primary-count'),
    ...(['secondary', 'auxiliary'] as const).flatMap(kind =>
      hiddenBoxes(kind, frontFields(face, `${kind}Fields`), 'style-unsupported-group'),
    ),
  ]
}

function layoutHeaderField(face: Face): Box[] {
  const [field, ...surplus] = frontFields(face, 'headerFields')
  const hidden = hiddenBoxes('header', surplus, 'layout-header-count')
  if (!field) return hidden
  const { text, label } = posterColors(face)
  const left = POSTER.logo.x + POSTER.logo.width + POSTER.logoGap
  const right = face.width - POSTER.inset
  const line = { alignment: 'right' } as const
  const texts = [
    ...placeLine(
      {
        ...line,
        text: field.label,
        role: 'label',
        font: POSTER.smallFont,
        color: label,
        baseline: POSTER.smallBaseline,
      },
      left,
      right,
    ),
    ...placeLine(
      { ...line, text: field.value, role: 'value', font: POSTER.bigFont, color: text, baseline: POSTER.bigBaseline },
      left,
      right,
    ),
  ]
  return [fieldBox('header', field, texts, HEADER_REASONS), ...hidden]
}

/** Beside the logo, as far as the header field leaves room. */
function layoutLogoText(face: Face, logo: readonly Box[], header: readonly Box[]): Box[] {
  const left = Math.max(POSTER.inset, ...logo.map(({ rect }) => rect.x + rect.width + POSTER.logoGap))
  const ends = header.filter(({ state }) => state !== 'hidden').map(({ rect }) => rect.x - POSTER.logoGap)
  return tagField(face, '/logoText', '', face.pass.logoText).map(field =>
    textBox('logoText', field, {
      left,
      right: Math.min(face.width - POSTER.inset, ...ends),
      baseline: POSTER.logoTextBaseline,
      font: POSTER.bigFont,
      color: posterColors(face).text,
      alignment: 'left',
      reason: 'layout-logo-text-long',
    }),
  )
}

function titleBaseline(face: Face, hasColumns: boolean): number {
  const { valueBaseline, labelBaseline, titleGap } = POSTER_GENERIC
  return footerTop(face) - (hasColumns ? labelBaseline + titleGap : valueBaseline)
}

function fieldsTop(face: Face, hasTitle: boolean, hasColumns: boolean): number {
  const { titleFont, labelFont, labelBaseline } = POSTER_GENERIC
  if (hasTitle) return titleBaseline(face, hasColumns) - titleFont.size * ASCENT
  return hasColumns ? footerTop(face) - labelBaseline - labelFont.size * ASCENT : footerTop(face)
}

function layoutFields(face: Face, title: FrontField | undefined, columns: readonly FrontField[]): Box[] {
  const { text, label } = posterColors(face)
  const { titleFont, valueFont, labelFont, valueBaseline, labelBaseline } = POSTER_GENERIC
  const edges = { left: POSTER.inset, right: face.width - POSTER.inset }
  const titleBox = title
    ? [
        textBox('primary', title, {
          ...edges,
          baseline: titleBaseline(face, columns.length > 0),
          font: titleFont,
          minSize: titleFont.size / 2,
          color: text,
          alignment: 'left',
        }),
      ]
    : []
  const row = layoutRow(
    face,
    columns.map(field => ({ kind: 'primary', field })),
    {
      ...edges,
      labelBaseline: footerTop(face) - labelBaseline,
      top: footerTop(face) - valueBaseline - ASCENT * valueFont.size,
      font: valueFont,
      valueColor: text,
      label: { font: labelFont, color: label, isUpperCase: false },
    },
  )
  return [...titleBox, ...row]
}

function layoutFooter(face: Face): Box[] {
  const [field, ...surplus] = frontFields(face, 'footerFields')
  const hidden = hiddenBoxes('footer', surplus, 'layout-poster-footer-count')
  if (!field) return hidden
  const { footerFont } = POSTER_GENERIC
  const value = field.label.trim() === '' ? field.value : `${field.label} ${field.value}`
  const box = textBox(
    'footer',
    { ...field, value },
    {
      left: POSTER.inset,
      right: face.width - POSTER.inset,
      baseline: footerTop(face) + POSTER.footerHeight / 2 + HALF_CAPITAL * footerFont.size,
      font: footerFont,
      color: posterColors(face).text,
      alignment: 'left',
    },
  )
  return [{ ...box, title: value }, ...hidden]
}
