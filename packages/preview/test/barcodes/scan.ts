import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { prepareZXingModule, type ReadInputBarcodeFormat, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import type { BarcodeSymbol } from '../../src/barcodes/barcode-symbol.ts'
import { encodeBarcode } from '../../src/barcodes/encode-barcode.ts'

/** Ten modules are the most that any of the eight wants to be light around it. */
const QUIET_MODULES = 10
/** Height of bars, in modules. */
const BAR_MODULES = 30

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
// Its binary comes from the disk instead of the network.
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

export function draw(format: string, message: string, messageEncoding = 'iso-8859-1'): BarcodeSymbol {
  const symbol = encodeBarcode({ format, message, messageEncoding })
  if ('fault' in symbol) throw new Error(`Expected a code, found ${symbol.fault}: ${symbol.message}`)
  return symbol
}

/** A picture of the code, as PNG. */
function picture(symbol: BarcodeSymbol, pixelsPerModule: number): Promise<Uint8Array> {
  const barHeight = symbol.heightModules === 1 ? BAR_MODULES : 1
  const width = symbol.widthModules + 2 * QUIET_MODULES
  const height = symbol.heightModules * barHeight + 2 * QUIET_MODULES
  const path = `<path transform="translate(${QUIET_MODULES} ${QUIET_MODULES}) scale(1 ${barHeight})" d="${symbol.path}"/>`
  const size = `width="${width * pixelsPerModule}" height="${height * pixelsPerModule}" viewBox="0 0 ${width} ${height}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${path}</svg>`
  return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png().toBuffer()
}

/** In Code 39 a decoder may take some pairs for one character of its extended form. */
const READ_AS: readonly ReadInputBarcodeFormat[] = [
  'Aztec',
  'Codabar',
  'Code128',
  'Code39Std',
  'EAN13',
  'ITF',
  'PDF417',
  'QRCode',
]

/** What a decoder of other people's making finds in a picture of the code, if anything. */
export async function find(symbol: BarcodeSymbol, pixelsPerModule = 3): Promise<ReadResult | undefined> {
  const found = await readBarcodes(await picture(symbol, pixelsPerModule), { formats: [...READ_AS], tryInvert: false })
  if (found.length > 1) throw new Error(`Expected one code, found ${found.length}`)
  return found[0]
}

/** What the decoder finds in any picture, as PNG. */
export async function findIn(png: Uint8Array): Promise<readonly ReadResult[]> {
  return await readBarcodes(png, { formats: [...READ_AS], tryInvert: false })
}

export async function scan(symbol: BarcodeSymbol, pixelsPerModule = 3): Promise<ReadResult> {
  const found = await find(symbol, pixelsPerModule)
  if (found === undefined) throw new Error('Expected a code, found none')
  return found
}
