import { rings, svg } from './svg.ts'

const TERRACOTTA = '#a8431f'
const CREAM = '#f6e7d2'
const PORCELAIN = '#fffaf2'
const ESPRESSO = '#4a2416'
const CREMA = '#8d4b26'

/** A cup from the side, in a box of 38 × 38. */
const CUP = `
  <path d="M9.2 15.5H25.6V21.5A7.6 7.6 0 0 1 18 29.1H16.8A7.6 7.6 0 0 1 9.2 21.5Z" fill="${CREAM}"/>
  <path d="M25.4 17.7H26.9A3.1 3.1 0 0 1 26.9 23.9H25" fill="none" stroke="${CREAM}" stroke-width="2.3"/>
  <path d="M14.3 12.2C12.7 10.6 15.9 9.2 14.3 7.3M20.3 12.2C18.7 10.6 21.9 9.2 20.3 7.3" fill="none" stroke="${CREAM}" stroke-width="2.1" stroke-linecap="round"/>`

/** Milk poured into a leaf, around the origin; 80 high. */
const LATTE_LEAF = `
  <defs><clipPath id="leaf"><path d="M0-38C27-24 31 8 0 40C-31 8-27-24 0-38Z"/></clipPath></defs>
  <g clip-path="url(#leaf)">
    <rect x="-40" y="-42" width="80" height="84" fill="${CREAM}"/>
    <path d="M-40-58Q0 16 40-58M-40-44Q0 30 40-44M-40-30Q0 44 40-30M-40-16Q0 58 40-16M-40-2Q0 72 40-2M0-40V46" fill="none" stroke="${CREMA}" stroke-width="3"/>
  </g>`

const STRIP = `
  <rect width="375" height="144" fill="${TERRACOTTA}"/>
  <circle cx="300" cy="78" r="104" fill="#963a19"/>
  ${rings(296, 72, [
    [92, '#e9d3b6'],
    [88, CREAM],
    [70, '#ead6bb'],
  ])}
  <g transform="rotate(38 296 72)"><rect x="350" y="62" width="36" height="20" rx="9" fill="${PORCELAIN}"/></g>
  ${rings(296, 72, [
    [62, PORCELAIN],
    [54, ESPRESSO],
    [51, CREMA],
  ])}
  <g transform="translate(296 72) rotate(38)">${LATTE_LEAF}</g>`

/** A coffee bar: a cup, and the table it stands on from above. */
export const coffeeArt = {
  icon: svg(
    38,
    38,
    `<rect width="38" height="38" fill="${TERRACOTTA}"/><g transform="translate(-2.4 -1.2) scale(1.08)">${CUP}</g>`,
  ),
  logo: svg(50, 50, `<g transform="translate(-13.5 -11.2) scale(1.94)">${CUP}</g>`),
  strip: svg(375, 144, STRIP),
}
