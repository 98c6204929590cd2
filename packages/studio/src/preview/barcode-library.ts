import type { DrawingContext, RenderOptions } from 'bwip-js/generic'
import type * as Encoders from './barcode-encoders.ts'

// Stands where the preview imports the library for all barcodes but QR: `vite.config.ts` leads it here.

let library: typeof Encoders | undefined
let loading: Promise<void> | undefined

/** Fetches the library, once. */
export function loadBarcodeLibrary(): Promise<void> {
  loading ??= import('./barcode-encoders.ts').then(loaded => {
    library = loaded
  })
  return loading
}

function deferred(name: keyof typeof Encoders) {
  return <T>(options: RenderOptions, drawing: DrawingContext<T>): T => {
    if (!library) throw new TypeError('Expected the library for barcodes to have been loaded before a pass is drawn')
    return library[name](options, drawing)
  }
}

export const azteccode = deferred('azteccode')
export const code39 = deferred('code39')
export const code128 = deferred('code128')
export const ean13 = deferred('ean13')
export const interleaved2of5 = deferred('interleaved2of5')
export const pdf417 = deferred('pdf417')
export const rationalizedCodabar = deferred('rationalizedCodabar')
