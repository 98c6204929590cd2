import type { BarcodeSymbol } from '../../barcodes/barcode-symbol.ts'
import { encodeBarcode } from '../../barcodes/encode-barcode.ts'
import { codesOf, hiddenCode, isKnownTo, whyNotDrawn } from '../../layout/barcode-panel.ts'
import type { Face } from '../../layout/face.ts'
import { VOIDED } from '../../layout/geometry.ts'
import type { Box, Rect } from '../../layout/pass-layout.ts'
import { WATCH } from '../system-look.ts'
import type { WatchPart } from './watch-part.ts'

/** The first code that the watch draws; wide ones stand upright. */
export function layoutCode(face: Face, top: number): WatchPart {
  const boxes: Box[] = []
  for (const { pointer, code } of codesOf(face.pass)) {
    const symbol = encodeBarcode(code)
    if (code.format === 'PKBarcodeFormatCode128') boxes.push(hiddenCode(pointer, 'barcode-code128-watch'))
    else if (!isKnownTo(face.options.styleSet, code.format)) {
      boxes.push(hiddenCode(pointer, 'barcode-new-format-alone'))
    } else if ('fault' in symbol) boxes.push(hiddenCode(pointer, whyNotDrawn(symbol.fault, code.format)))
    else if (face.pass.nfc) boxes.push(hiddenCode(pointer, 'nfc-and-barcode'))
    else {
      const box = codeBox(face, pointer, symbol, top)
      return { boxes: [box, ...boxes], bottom: top + box.rect.height }
    }
  }
  return { boxes, bottom: top }
}

function codeBox(face: Face, pointer: string, symbol: BarcodeSymbol, top: number): Box {
  const { side, padding, radius, wideWidth, wideHeight } = WATCH.code
  const isSquare = symbol.shape === 'square'
  const [width, height] = isSquare ? [side, side] : [wideWidth, wideHeight]
  const panel = { width: width + 2 * padding, height: height + 2 * padding }
  const rect: Rect = { x: (face.width - panel.width) / 2, y: top, ...panel }
  const opacity = face.isVoid ? { opacity: VOIDED.codeOpacity } : {}
  const common = { path: symbol.path, color: '#000000', ...opacity } as const
  const shape = isSquare
    ? {
        ...common,
        at: { x: rect.x + padding, y: top + padding },
        scaleX: width / symbol.widthModules,
        scaleY: height / symbol.heightModules,
      }
    : {
        ...common,
        // Turned around its upper left corner, which goes to the upper right.
        at: { x: rect.x + padding + width, y: top + padding },
        isTurned: true,
        scaleX: height / symbol.widthModules,
        scaleY: width / symbol.heightModules,
      }
  return {
    kind: 'barcode',
    pointer,
    rect,
    state: 'shown',
    title: 'Code',
    surfaces: [{ rect, color: '#ffffff', opacity: 1, radius }],
    shapes: [shape],
  }
}
