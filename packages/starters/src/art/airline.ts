import { svg } from './svg.ts'

const OCEAN = '#0e4a6b'
const SKY = '#a9dcf0'
const SUN = '#ffb347'
const WHITE = '#ffffff'

/** A folded paper plane, in a box of 38 × 38. */
const PLANE = (light: string, fold: string) => `
  <path d="M4.5 18.5L33 6.5L24.5 31.5L17.8 22.8Z" fill="${light}"/>
  <path d="M17.8 22.8L33 6.5L15.8 21.3L15.6 30.5L20 25.6Z" fill="${fold}"/>`

const FOOTER = `
  <path d="M9 7.5H129M157 7.5H277" stroke="${SKY}" stroke-width="1.2" stroke-dasharray="1 5" stroke-linecap="round"/>
  <circle cx="4.5" cy="7.5" r="3" fill="none" stroke="${SKY}" stroke-width="1.5"/><circle cx="281.5" cy="7.5" r="3.5" fill="${SUN}"/>
  <g transform="translate(133.5 -1.5) scale(.5)">${PLANE(WHITE, SKY)}</g>`

/** An airline: a paper plane, and the way it goes. */
export const airlineArt = {
  icon: svg(
    38,
    38,
    `<rect width="38" height="38" fill="${OCEAN}"/><g transform="translate(.3 0)">${PLANE(WHITE, SUN)}</g>`,
  ),
  logo: svg(50, 50, `<g transform="translate(-7 -8.5) scale(1.72)">${PLANE(WHITE, SUN)}</g>`),
  primaryLogo: svg(34, 30, `<g transform="translate(-4.5 -5.5) scale(1.1)">${PLANE(WHITE, SUN)}</g>`),
  footer: svg(286, 15, FOOTER),
}
