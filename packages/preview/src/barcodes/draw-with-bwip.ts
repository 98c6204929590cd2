import {
  azteccode,
  code39,
  code128,
  type DrawingContext,
  ean13,
  interleaved2of5,
  pdf417,
  type RenderOptions,
  rationalizedCodabar,
} from 'bwip-js/generic'
import type { ModuleGrid } from './barcode-symbol.ts'

// The library is entered by its functions for single symbologies, so that bundlers leave its hundred others out, and with a
// drawing of our own, which takes down modules instead of pixels.

/** Options of single encoders that the library's types leave out. */
interface EncoderOptions {
  readonly columns?: number
  readonly newencoder?: boolean
  readonly unlatchextbeforec?: boolean
}

type Encoder = (options: RenderOptions, drawing: DrawingContext<ModuleGrid>) => ModuleGrid

/** Its names for: more than the largest symbol holds. */
const TOO_LONG =
  /^bwipp\.(?:aztecNoValidSymbol|azteccodeInputTooLong|pdf417(?:dataTooLong|inputTooLong|insufficientCapacity))\b/

/** Codewords beside the data: start, stop and the two row indicators of PDF417, in modules. ISO/IEC 15438, 5.11. */
const PDF417_FRAME_MODULES = 69
const PDF417_CODEWORD_MODULES = 17
/** The least height of a row that the standard recommends, in modules. */
const PDF417_ROW_MODULES = 3
const PDF417_MAX_COLUMNS = 30
const PDF417_MAX_ROWS = 90
/** Wallet's are some 241 points wide and 56 to 63 high (docs/spec, geometry, pdf.code). */
const PDF417_ASPECT = 4

/**
 * Its newer encoder, because the older (4.11.4, the default) writes bytes B0 to B9 as the digits 0 to 9. Digits stay out of code
 * set C behind a latch to the upper half of Latin-1: readers disagree about what they are there.
 */
export function drawCode128(payload: string): ModuleGrid {
  return draw(code128, payload, barDrawing(), { newencoder: true, unlatchextbeforec: true })
}

export function drawCode39(payload: string): ModuleGrid {
  return drawBars(code39, payload)
}

export function drawCodabar(payload: string): ModuleGrid {
  return drawBars(rationalizedCodabar, payload)
}

export function drawEan13(payload: string): ModuleGrid {
  return drawBars(ean13, payload)
}

export function drawInterleaved2of5(payload: string): ModuleGrid {
  return drawBars(interleaved2of5, payload)
}

/** @returns Nothing when it does not fit. */
export function drawAztec(payload: string): ModuleGrid | undefined {
  return drawIfItFits(() => draw(azteccode, payload, gridDrawing(2)))
}

/**
 * Draws in as many columns as come nearest to Wallet's proportions. How many codewords there are is known only when they
 * have been drawn once.
 *
 * @returns Nothing when it does not fit.
 */
export function drawPdf417(payload: string): ModuleGrid | undefined {
  return drawIfItFits(() => {
    const { width, height } = draw(pdf417, payload, gridDrawing(1))
    const columns = (width - PDF417_FRAME_MODULES) / PDF417_CODEWORD_MODULES
    const codewords = columns * (height / PDF417_ROW_MODULES)
    return draw(pdf417, payload, gridDrawing(1), { columns: pdf417Columns(codewords) })
  })
}

function pdf417Columns(codewords: number): number {
  let best = 1
  for (let columns = 1; columns <= PDF417_MAX_COLUMNS; columns += 1) {
    if (Math.ceil(codewords / columns) > PDF417_MAX_ROWS) best = columns + 1
    else if (distance(columns) < distance(best)) best = columns
  }
  return best

  function distance(columns: number): number {
    const width = columns * PDF417_CODEWORD_MODULES + PDF417_FRAME_MODULES
    return Math.abs(width / (Math.ceil(codewords / columns) * PDF417_ROW_MODULES) - PDF417_ASPECT)
  }
}

function drawIfItFits(drawSymbol: () => ModuleGrid): ModuleGrid | undefined {
  try {
    return drawSymbol()
  } catch (error) {
    if (error instanceof Error && TOO_LONG.test(error.message)) return undefined
    throw error
  }
}

function drawBars(encoder: Encoder, payload: string): ModuleGrid {
  return draw(encoder, payload, barDrawing())
}

function draw(
  encoder: Encoder,
  payload: string,
  drawing: DrawingContext<ModuleGrid>,
  options: EncoderOptions = {},
): ModuleGrid {
  // Each encoder has its name already; `bcid` is asked for by the types alone.
  return encoder({ ...options, bcid: '', text: payload, scale: 1, binarytext: true }, drawing)
}

/** Takes down outlines. They are filled by parity: of all edges left of a module, an odd number makes it dark. */
function gridDrawing(unitsPerModule: number): DrawingContext<ModuleGrid> {
  let width = 0
  let height = 0
  let edges = new Uint8Array()
  return {
    ...NOTHING_ELSE,
    init(widthUnits, heightUnits) {
      width = widthUnits / unitsPerModule
      height = heightUnits / unitsPerModule
      edges = new Uint8Array(width * height)
    },
    polygon(corners) {
      let from = corners.at(-1)
      for (const to of corners) {
        if (from !== undefined && from[0] === to[0]) addEdge(to[0], from[1], to[1])
        from = to
      }
    },
    end() {
      for (let index = 0; index < edges.length; index += 1) {
        if (index % width !== 0) edges[index] = (edges[index] ?? 0) ^ (edges[index - 1] ?? 0)
      }
      return { width, height, modules: edges }
    },
  }

  function addEdge(atUnits: number, fromUnits: number, toUnits: number): void {
    const column = atUnits / unitsPerModule
    // What ends at the right border closes nothing inside.
    if (column >= width) return
    const bottom = Math.max(fromUnits, toUnits) / unitsPerModule
    for (let row = Math.min(fromUnits, toUnits) / unitsPerModule; row < bottom; row += 1) {
      const index = row * width + column
      edges[index] = (edges[index] ?? 0) ^ 1
    }
  }
}

/** Takes down bars: where they stand and how wide they are. */
function barDrawing(): DrawingContext<ModuleGrid> {
  const bars: { readonly start: number; readonly end: number }[] = []
  return {
    ...NOTHING_ELSE,
    line(x0, _y0, _x1, _y1, widthModules) {
      const start = x0 - Math.ceil(widthModules / 2)
      bars.push({ start, end: start + widthModules })
    },
    end() {
      const width = Math.max(...bars.map(({ end }) => end))
      const modules = new Uint8Array(width)
      for (const { start, end } of bars) modules.fill(1, start, end)
      return { width, height: 1, modules }
    },
  }
}

const NOTHING_ELSE = {
  scale: () => null,
  measure: () => ({ width: 0, ascent: 0, descent: 0 }),
  init() {},
  line() {},
  polygon() {},
  hexagon() {},
  ellipse() {},
  fill() {},
  text() {},
} as const satisfies Omit<DrawingContext<never>, 'end'>
