import { svg } from './svg.ts'

const FOREST = '#17402f'
const FERN = '#4f9d69'
const SAGE = '#cfe3c0'
const MAIZE = '#f2c14e'
const TOMATO = '#e4572e'
const PINE = '#0f2f22'

/** A leaf of two arcs with its vein, in a box of 38 × 38. */
const LEAF = (leaf: string, vein: string) => `
  <path d="M9 29C7 15 15 8 30 8C31 23 24 31 9 29Z" fill="${leaf}"/>
  <path d="M7.5 31.5L22 16M15.5 23V16.5M15.5 23H22" fill="none" stroke="${vein}" stroke-width="2.2" stroke-linecap="round"/>`

const SIDE = 48
/** Shapes on fields of 48 × 48, beginning at the top left. */
const SHAPES = {
  leaf: 'M0 0C32 0 48 16 48 48C16 48 0 32 0 0Z',
  turnedLeaf: 'M48 0C16 0 0 16 0 48C32 48 48 32 48 0Z',
  fruit: 'M24 6A18 18 0 0 1 24 42A18 18 0 0 1 24 6Z',
  slice: 'M0 48A48 48 0 0 1 48 0V48Z',
  bowl: 'M0 12A24 24 0 0 0 48 12Z',
  hill: 'M0 48A24 24 0 0 1 48 48Z',
} as const
type Shape = keyof typeof SHAPES

const FIELDS: readonly (readonly [Shape, shape: string, field: string])[] = [
  ['turnedLeaf', SAGE, FERN],
  ['fruit', TOMATO, SAGE],
  ['leaf', FERN, PINE],
  ['slice', MAIZE, PINE],
  ['leaf', FERN, MAIZE],
  ['bowl', SAGE, TOMATO],
  ['fruit', MAIZE, FERN],
  ['turnedLeaf', FERN, SAGE],
  ['hill', TOMATO, PINE],
]

const LEFT = 375 - 3 * SIDE
const PERFORATION = LEFT - 18

function field([shape, color, ground]: readonly [Shape, string, string], index: number): string {
  const x = LEFT + (index % 3) * SIDE
  const y = Math.floor(index / 3) * SIDE
  return `<g transform="translate(${x} ${y})"><rect width="${SIDE + 0.5}" height="${SIDE + 0.5}" fill="${ground}"/><path d="${SHAPES[shape]}" fill="${color}"/></g>`
}

const HOLES = Array.from(
  { length: 11 },
  (_, index) => `<circle cx="${PERFORATION}" cy="${22 + index * 10}" r="2" fill="${PINE}"/>`,
).join('')

/** A grocer: what grows, and a line to tear along. */
export const marketArt = {
  icon: svg(38, 38, `<rect width="38" height="38" fill="${FERN}"/>${LEAF('#fdf8e7', FERN)}`),
  logo: svg(50, 50, `<g transform="translate(-9.5 -9.5) scale(1.8)">${LEAF(SAGE, '#1f5a42')}</g>`),
  strip: svg(
    375,
    144,
    `<rect width="375" height="144" fill="${FOREST}"/>${FIELDS.map(field).join('')}
     <circle cx="${PERFORATION}" cy="0" r="10" fill="${PINE}"/><circle cx="${PERFORATION}" cy="144" r="10" fill="${PINE}"/>${HOLES}`,
  ),
}
