import type { Barcode, BarcodeFormat, Pass } from '@billfold/pkpass/schema'
import type { BarcodeFaultCode, BarcodeSymbol } from '../barcodes/barcode-symbol.ts'
import { encodeBarcode } from '../barcodes/encode-barcode.ts'
import type { Face, StyleSet } from './face.ts'
import { NOWHERE } from './field-box.ts'
import { BARCODE, NFC_SYMBOL, VOIDED } from './geometry.ts'
import { NFC_PATH, NFC_SIZE } from './nfc-symbol.ts'
import type { Box, Reason, Rect } from './pass-layout.ts'
import { placeLine, widthOf, worstState } from './text-run.ts'

const BLACK = '#000000'
const WHITE = '#ffffff'

/** Drawn from iOS 27 on. */
const NEW_FORMATS: ReadonlySet<BarcodeFormat> = new Set([
  'PKBarcodeFormatCode39',
  'PKBarcodeFormatCodabar',
  'PKBarcodeFormatEAN13',
  'PKBarcodeFormatI2of5',
])

/** The rule about the characters that a linear code has. */
const CHARACTER_RULES: Partial<Readonly<Record<BarcodeFormat, Reason>>> = {
  PKBarcodeFormatCode128: 'barcode-code128-charset',
  PKBarcodeFormatCode39: 'barcode-code39-charset',
  PKBarcodeFormatCodabar: 'barcode-codabar-charset',
  PKBarcodeFormatEAN13: 'barcode-ean13-digits',
  PKBarcodeFormatI2of5: 'barcode-i2of5-digits',
}

const FAULT_RULES: Readonly<Record<BarcodeFaultCode, Reason>> = {
  'format-unknown': 'barcode-format-unknown',
  'encoding-unknown': 'barcode-encoding-unknown',
  'message-empty': 'barcode-message-empty',
  'message-not-encodable': 'barcode-not-encodable',
  'message-not-allowed': 'barcode-not-encodable',
  'message-too-long': 'barcode-message-long',
}

type Code = Pick<Barcode, 'format' | 'message' | 'messageEncoding' | 'altText'>

/** Where the panel of a code is, and what is drawn of it and of the codes it was preferred to. */
export interface BarcodePart {
  readonly boxes: readonly Box[]
  /** Top of the panel, or of the card's bottom edge where there is none. */
  readonly top: number
}

/** Whether a square code comes first, which leaves a generic pass room for fewer fields. */
export function hasSquareCode({ barcodes, barcode }: Pass): boolean {
  const format = (barcodes?.[0] ?? barcode)?.format
  return format === 'PKBarcodeFormatQR' || format === 'PKBarcodeFormatAztec'
}

/**
 * The code at the bottom of a card on its white panel: the first of the pass's codes that the system can draw. A contactless pass
 * shows the mark of that instead.
 *
 * @param bottom Where the panel would end if it had no distance to it: the card's lower edge, or what is above it.
 * @see geometry section 9
 */
export function layoutBarcode(face: Face, bottom = face.height): BarcodePart {
  const codes = codesOf(face.pass)
  if (face.pass.nfc) {
    const symbol = nfcBox(face, bottom)
    const hidden = codes.slice(0, 1).map(({ pointer }) => hiddenCode(pointer, 'nfc-and-barcode'))
    return { boxes: [symbol, ...hidden], top: symbol.rect.y }
  }
  const boxes: Box[] = []
  let top = bottom
  for (const { pointer, code } of codes) {
    if (!isKnownTo(face.options.styleSet, code.format)) {
      boxes.push(hiddenCode(pointer, 'barcode-new-format-alone'))
      continue
    }
    const symbol = encodeBarcode(code)
    if ('fault' in symbol) {
      boxes.push(hiddenCode(pointer, whyNotDrawn(symbol.fault, code.format)))
      continue
    }
    const box = codeBox(face, pointer, code, symbol, bottom)
    boxes.unshift(box)
    top = box.rect.y
    break
  }
  return { boxes, top }
}

export function codesOf({ barcodes, barcode }: Pass): readonly { readonly pointer: string; readonly code: Code }[] {
  const codes = barcodes?.map((code, index) => ({ pointer: `/barcodes/${index}`, code })) ?? []
  return codes.length > 0 || !barcode ? codes : [{ pointer: '/barcode', code: barcode }]
}

export function isKnownTo(styleSet: StyleSet, format: BarcodeFormat): boolean {
  return styleSet === 'ios27' || !NEW_FORMATS.has(format)
}

export function whyNotDrawn(fault: BarcodeFaultCode, format: BarcodeFormat): Reason {
  return (fault.startsWith('message-not') ? CHARACTER_RULES[format] : undefined) ?? FAULT_RULES[fault]
}

export function hiddenCode(pointer: string, reason: Reason): Box {
  return { kind: 'barcode', pointer, rect: NOWHERE, state: 'hidden', reason, title: 'Code' }
}

function codeBox(face: Face, pointer: string, code: Code, symbol: BarcodeSymbol, bottom: number): Box {
  const altText = face.isVoid ? VOIDED.altText : (code.altText ?? '')
  const hasAlt = altText.trim() !== ''
  const form = panelForm(symbol, hasAlt)
  const altWidth = hasAlt ? widthOf(altText.slice(0, 200), BARCODE.altFont) + 2 * BARCODE.altInset : 0
  const width = Math.max(form.width, Math.min(altWidth, BARCODE.maxPanelWidth))
  const rect: Rect = {
    x: (face.width - width) / 2,
    y: bottom - form.bottomInset - form.height,
    width,
    height: form.height,
  }
  const texts = placeLine(
    {
      text: altText,
      role: 'value',
      font: BARCODE.altFont,
      color: BLACK,
      baseline: rect.y + rect.height - BARCODE.altBaseline,
      alignment: 'center',
    },
    rect.x + BARCODE.altInset,
    rect.x + width - BARCODE.altInset,
  )
  const state = worstState(texts)
  return {
    kind: 'barcode',
    pointer,
    rect,
    state,
    ...(state === 'shown' ? {} : { reason: 'layout-label-long' }),
    title: hasAlt ? `Code: ${texts[0]?.text ?? ''}` : 'Code',
    surfaces: [{ rect, color: WHITE, opacity: 1, radius: BARCODE.radius }],
    shapes: [
      {
        path: symbol.path,
        at: { x: rect.x + (width - form.codeWidth) / 2, y: rect.y + form.codeTop },
        scaleX: form.codeWidth / symbol.widthModules,
        scaleY: form.codeHeight / symbol.heightModules,
        color: BLACK,
        ...(face.isVoid ? { opacity: VOIDED.codeOpacity } : {}),
      },
    ],
    texts,
  }
}

interface PanelForm {
  readonly width: number
  readonly height: number
  readonly bottomInset: number
  readonly codeTop: number
  readonly codeWidth: number
  readonly codeHeight: number
}

function panelForm(symbol: BarcodeSymbol, hasAlt: boolean): PanelForm {
  if (symbol.shape === 'square') return squareForm(symbol, hasAlt)
  return symbol.heightModules > 1 ? stackedForm(symbol, hasAlt) : linearForm(symbol, hasAlt)
}

function squareForm({ widthModules }: BarcodeSymbol, hasAlt: boolean): PanelForm {
  const { devicePixels, quiet, side, top, bottom, bottomWithAlt, inset } = BARCODE.square
  const module = (Math.max(1, Math.floor(devicePixels / (widthModules + 2 * quiet))) * 2) / 3
  const code = widthModules * module
  const withQuiet = code + 2 * quiet * module
  return {
    width: withQuiet + 2 * side,
    height: withQuiet + top + (hasAlt ? bottomWithAlt : bottom),
    bottomInset: inset,
    codeTop: top + quiet * module,
    codeWidth: code,
    codeHeight: code,
  }
}

function linearForm({ widthModules }: BarcodeSymbol, hasAlt: boolean): PanelForm {
  const { panelWidth, height, heightWithAlt, codeHeight, top, maxCodeWidth, maxModule } = BARCODE.linear
  // Whole device pixels as long as a module has at least one.
  const pixels = Math.floor((maxCodeWidth * 3) / widthModules)
  const module = pixels >= 1 ? Math.min(pixels / 3, maxModule) : maxCodeWidth / widthModules
  return {
    width: panelWidth,
    height: hasAlt ? heightWithAlt : height,
    bottomInset: BARCODE.wideInset,
    codeTop: top,
    codeWidth: widthModules * module,
    codeHeight,
  }
}

function stackedForm({ widthModules, heightModules }: BarcodeSymbol, hasAlt: boolean): PanelForm {
  const { panelWidth, codeWidth, minCodeHeight, maxCodeHeight, top, bottom, bottomWithAlt } = BARCODE.stacked
  const natural = (heightModules * codeWidth) / widthModules
  // Rows of a large code may be flattened, by a third at most: flatter ones are not read.
  const codeHeight = Math.max(Math.min(Math.max(natural, minCodeHeight), maxCodeHeight), (natural * 2) / 3)
  return {
    width: panelWidth,
    height: top + codeHeight + (hasAlt ? bottomWithAlt : bottom),
    bottomInset: BARCODE.wideInset,
    codeTop: top,
    codeWidth,
    codeHeight,
  }
}

function nfcBox(face: Face, bottom: number): Box {
  const { height, inset } = NFC_SYMBOL
  const rect: Rect = { x: (face.width - height) / 2, y: bottom - inset - height, width: height, height }
  const scale = height / NFC_SIZE
  return {
    kind: 'nfc',
    pointer: '/nfc',
    rect,
    state: 'shown',
    title: 'Contactless pass',
    shapes: [{ path: NFC_PATH, at: rect, scaleX: scale, scaleY: scale, color: face.colors.foreground }],
  }
}
