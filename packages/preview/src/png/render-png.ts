import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { chooseFonts, type MissingFont } from './fonts.ts'
import { PngError } from './png-error.ts'

export interface PngOptions {
  /**
   * Pixels per point, more than 0 and at most 4: 2 and 3 are those of phones.
   *
   * @default 2
   */
  readonly scale?: number
  /** Fonts in the form of TrueType or OpenType, for letters that none of those at hand has. */
  readonly fonts?: readonly Uint8Array[]
}

export interface Png {
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Writing systems that are drawn as boxes. */
  readonly missing: readonly MissingFont[]
}

const MAX_SCALE = 4
/** Four bytes each while it is drawn: a contact sheet three times as large has a third of it. */
const MAX_PIXELS = 64_000_000

/**
 * Draws a picture of this package as PNG.
 *
 * The same everywhere: drawn by WebAssembly, and with the fonts that come with the package, whatever a machine has installed. Inter, and
 * Noto for Arabic, Hebrew, Thai, Devanagari and emoji in outline; of other scripts, where a Noto font of theirs is installed beside
 * the package (`missing` says which it would be).
 *
 * For SVGs that `drawPass` and `drawView` made: others are drawn too, as far as they go, and without any bound to the time it takes.
 * Drawing holds up the thread; a server does it in a worker.
 *
 * @throws RangeError for a scale that is none.
 * @throws PngError ERR_PNG_SIZE, ERR_PNG_DRAW
 */
export async function renderPng(svg: string, { scale = 2, fonts = [] }: PngOptions = {}): Promise<Png> {
  if (!(scale > 0 && scale <= MAX_SCALE)) {
    throw new RangeError(`Expected a scale of more than 0 and at most ${MAX_SCALE}, found ${scale}`)
  }
  await loadWasm()
  const choice = chooseFonts(svg)
  const { bytes, width, height } = draw(choice.svg, scale, [...choice.fonts, ...fonts])
  return { bytes, width, height, missing: fonts.length > 0 ? [] : choice.missing }
}

let loading: Promise<void> | undefined

function loadWasm(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  loading ??= readFile(file).then(bytes => initWasm(new Uint8Array(bytes)))
  return loading
}

function draw(svg: string, scale: number, fontBuffers: Uint8Array[]): Omit<Png, 'missing'> {
  try {
    const font = { fontBuffers, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' }
    const drawing = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font })
    try {
      refuseLarge(drawing.width * scale * (drawing.height * scale))
      const image = drawing.render()
      const { width, height } = image
      const bytes = image.asPng()
      image.free()
      return { bytes, width, height }
    } finally {
      drawing.free()
    }
  } catch (cause) {
    if (cause instanceof PngError) throw cause
    throw new PngError(
      'ERR_PNG_DRAW',
      'Expected an SVG as drawPass or drawView makes it, found one that is not drawn',
      {
        cause,
      },
    )
  }
}

function refuseLarge(pixels: number): void {
  if (pixels <= MAX_PIXELS) return
  throw new PngError(
    'ERR_PNG_SIZE',
    `Expected a picture of at most ${MAX_PIXELS} pixels, found ${Math.round(pixels)}. Choose a smaller scale`,
  )
}
