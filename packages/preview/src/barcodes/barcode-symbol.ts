/** QR and Aztec are square, all others wide. */
export type BarcodeShape = 'square' | 'wide'

/** A code to be drawn. Light all around it, the quiet zone, is the drawer's business. */
export interface BarcodeSymbol {
  readonly shape: BarcodeShape
  readonly widthModules: number
  /** 1 for the linear codes: their bars are as high as the drawer makes them. */
  readonly heightModules: number
  /**
   * SVG path data, one unit for each module, from 0 0 to `widthModules` `heightModules`: the outline of what is dark, so that
   * no seams show between neighbours at any size. Any fill rule will do.
   */
  readonly path: string
}

export type BarcodeFaultCode =
  | 'format-unknown'
  | 'encoding-unknown'
  | 'message-empty'
  | 'message-not-encodable'
  | 'message-not-allowed'
  | 'message-too-long'

/** Why there is no code. */
export interface BarcodeFault {
  readonly fault: BarcodeFaultCode
  /** For people: what was expected, what was found, what to do. Without the payload. */
  readonly message: string
}

/** What is dark, in rows from the top; 1 for dark. */
export interface ModuleGrid {
  readonly width: number
  readonly height: number
  readonly modules: Uint8Array
}
