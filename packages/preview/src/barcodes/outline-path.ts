import type { ModuleGrid } from './barcode-symbol.ts'

/** East, south, west, north. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

type Direction = 0 | 1 | 2 | 3

/**
 * Draws around what is dark: SVG path data, one unit for each module.
 *
 * Outlines run clockwise, holes the other way. Modules that touch at a corner alone are apart.
 */
export function outlinePath({ width, height, modules }: ModuleGrid): string {
  // A light border spares all questions about the edge.
  const stride = width + 2
  const dark = new Uint8Array(stride * (height + 2))
  for (let y = 0; y < height; y += 1) {
    dark.set(modules.subarray(y * width, (y + 1) * width), (y + 1) * stride + 1)
  }
  const isDrawn = new Uint8Array(dark.length)
  let path = ''
  for (let cell = stride; cell < dark.length - stride; cell += 1) {
    const isTopEdge = dark[cell] === 1 && dark[cell - stride] === 0
    if (isTopEdge && isDrawn[cell] === 0) path += outlineFrom(cell, dark, isDrawn, stride)
  }
  return path
}

/** Walks east along the top edge of a cell and on, with the dark to the right, until it is back. */
function outlineFrom(start: number, dark: Uint8Array, isDrawn: Uint8Array, stride: number): string {
  // A corner goes by the cell south-east of it. Around it, from north-east clockwise:
  const around = [-stride, 0, -1, -stride - 1] as const
  let path = `M${(start % stride) - 1} ${Math.floor(start / stride) - 1}`
  let corner = start
  let direction: Direction = 0
  let run = 0
  for (;;) {
    if (direction === 0) isDrawn[corner] = 1
    const [dx, dy] = STEPS[direction]
    corner += dx + dy * stride
    run += 1
    const turn: 0 | 1 | 3 =
      dark[corner + around[right(direction)]] === 0 ? 1 : dark[corner + around[direction]] === 1 ? 3 : 0
    if (turn === 0) continue
    const next: Direction = turn === 1 ? right(direction) : left(direction)
    // Where holes touch, the way leads through the start and on. The last run is what closing the path draws.
    if (corner === start && next === 0) return `${path}z`
    path += direction % 2 === 0 ? `h${dx * run}` : `v${dy * run}`
    direction = next
    run = 0
  }
}

function right(direction: Direction): Direction {
  return direction === 0 ? 1 : direction === 1 ? 2 : direction === 2 ? 3 : 0
}

function left(direction: Direction): Direction {
  return direction === 0 ? 3 : direction === 1 ? 0 : direction === 2 ? 1 : 2
}
