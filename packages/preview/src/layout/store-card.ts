import { layoutBarcode } from './barcode-panel.ts'
import type { Face } from './face.ts'
import { CARD, COUPON, STORE_CARD, STRIP, TEXT_INSET } from './geometry.ts'
import { layoutHeader } from './header-row.ts'
import type { Box, CardEdge } from './pass-layout.ts'
import { layoutPrimary } from './primary-field.ts'
import { limitedRow, ROW_LIMIT, rowFields } from './rows.ts'
import { layoutStrip, stripRect } from './strip.ts'

/** Store cards and coupons: the primary field over the strip, its label below, then one row of four for both other groups. */
export function layoutStoreCard(face: Face): Box[] {
  const strip = stripRect(face, STRIP.storeCardRatio)
  const right = face.width - TEXT_INSET
  const { primary, primaryLabel, rowFont } = STORE_CARD
  const labelBaseline = strip.y + strip.height + STRIP.labelGap
  const { secondary, auxiliary } = rowFields(face)
  const valueGap = face.style === 'coupon' ? COUPON.valueGap : STORE_CARD.valueGap
  return [
    ...layoutStrip(face, strip),
    ...layoutHeader(face),
    ...layoutPrimary(face, () => ({
      right,
      font: primary.font,
      minSize: primary.font.size * primary.minScale,
      top: primary.top,
      valueColor: face.colors.strip,
      label: { ...primaryLabel, color: face.colors.strip, isUpperCase: false },
    })),
    ...limitedRow(face, [...secondary, ...auxiliary], ROW_LIMIT, 'layout-secondary-auxiliary-combined', {
      left: TEXT_INSET,
      right,
      labelBaseline,
      top: labelBaseline + valueGap,
      font: rowFont,
    }),
    ...layoutBarcode(face).boxes,
  ]
}

export function storeCardEdge(face: Face): CardEdge {
  return face.style === 'coupon'
    ? { kind: 'perforated', ...COUPON.perforation }
    : { kind: 'plain', radius: CARD.radius }
}
