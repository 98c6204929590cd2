import { rings, rounded, svg } from './svg.ts'

const NIGHT = '#17153b'
const VIOLET = '#433d8b'
const LILAC = '#c8acd6'
const CORAL = '#ff6b5e'
const AMBER = '#ffc15e'
const CREAM = '#fff3e0'

/** The groove of a record, in a box of 38 × 38: rings cut in two, one half moved up by a ring, so that they join. */
const GROOVE = (color: string) => `
  <g fill="none" stroke="${color}" stroke-width="2.7" stroke-linecap="round">
    <path d="M19 9.1A11.6 11.6 0 0 0 19 32.3M19 13.8A6.9 6.9 0 0 0 19 27.6M19 18.5A2.2 2.2 0 0 0 19 22.9"/>
    <path d="M19 4.4A11.6 11.6 0 0 1 19 27.6M19 9.1A6.9 6.9 0 0 1 19 22.9M19 13.8A2.2 2.2 0 0 1 19 18.2"/>
  </g>`

const TILE = 45
const RING = 9

/** A quarter of a record: the tile at its top left, the record's centre, and its rings from the outside. */
interface Quarter {
  readonly corner: readonly [x: number, y: number]
  readonly centre: readonly [x: number, y: number]
  readonly ground: string
  readonly colors: readonly string[]
}

const QUARTERS: readonly Quarter[] = [
  { corner: [0, 0], centre: [45, 45], ground: VIOLET, colors: [CORAL, NIGHT, AMBER, NIGHT, CREAM] },
  { corner: [45, 0], centre: [45, 45], ground: NIGHT, colors: [LILAC, VIOLET, CREAM, VIOLET, CORAL] },
  { corner: [0, 45], centre: [0, 90], ground: NIGHT, colors: [AMBER, VIOLET, CORAL, VIOLET, LILAC] },
  { corner: [45, 45], centre: [90, 90], ground: VIOLET, colors: [CREAM, NIGHT, LILAC, NIGHT, AMBER] },
]

function drawQuarter({ corner: [x, y], centre, ground, colors }: Quarter, index: number): string {
  const tile = `x="${x}" y="${y}" width="${TILE}" height="${TILE}"`
  const circles = colors.map((color, ring) => [TILE - ring * RING, color] as const)
  return `<clipPath id="tile${index}"><rect ${tile}/></clipPath>
    <g clip-path="url(#tile${index})"><rect ${tile} fill="${ground}"/>${rings(...centre, circles)}</g>`
}

/** A concert hall: sound as rings. */
export const concertArt = {
  icon: svg(
    38,
    38,
    `<rect width="38" height="38" fill="${CORAL}"/><g transform="translate(.95 1.4) scale(.95)">${GROOVE(CREAM)}</g>`,
  ),
  logo: svg(50, 50, `<g transform="translate(-4.25 -3.45) scale(1.55)">${GROOVE(CORAL)}</g>`),
  thumbnail: svg(90, 90, rounded(90, 90, 6, QUARTERS.map(drawQuarter).join(''))),
  background: svg(
    345,
    505,
    `<rect width="345" height="505" fill="${NIGHT}"/>${rings(172, 505, [
      [420, '#1f1b4d'],
      [350, '#2a2463'],
      [280, '#372d78'],
      [210, '#5a3a86'],
      [140, '#8f4a83'],
      [70, '#c65c72'],
    ])}`,
  ),
}
