import { rounded, svg } from './svg.ts'

const SLATE = '#264653'
const RUST = '#c8502d'
const SAND = '#f1e3c8'
const SNOW = '#fffaf0'

/** Two peaks with snow, in a box of 38 × 38. */
const PEAKS = (rock: string, snow: string) => `
  <path d="M26.6 22.6L29.2 18.5L35.5 29H30.4Z" fill="${rock}"/>
  <path d="M16 7.5L21 16L18.2 18L16 15.6L13.8 18L11 16Z" fill="${snow}"/>
  <path d="M3.2 29L9.5 18.5L13.9 21.4L16 19L18.1 21.4L22.5 18.5L28.8 29Z" fill="${rock}"/>`

const THUMBNAIL = `
  <rect width="90" height="90" fill="${SAND}"/>
  <circle cx="64" cy="30" r="13" fill="${RUST}"/>
  <path d="M-6 78L22 34L34 52L52 26L98 78V90H-6Z" fill="#8ab0ab"/>
  <path d="M52 26L60.5 35.6L55 41L51 37L46.5 41.5L43.8 37.8Z" fill="${SNOW}"/>
  <path d="M-4 90L12 62L24 74L44 46L74 84L96 68V92H-4Z" fill="#3f6c74"/>
  <path d="M44 46L51 54.8L47 59L43 55L39 59.5L36.5 56.5Z" fill="${SNOW}"/>
  <path d="M-2 90V82L14 76L34 84L60 74L92 86V92H-2Z" fill="${SLATE}"/>`

/** A climbing hall: mountains. */
export const climbingArt = {
  icon: svg(
    38,
    38,
    `<rect width="38" height="38" fill="${RUST}"/><g transform="translate(-.35 .75)">${PEAKS(SNOW, SAND)}</g>`,
  ),
  logo: svg(60, 50, `<g transform="translate(-5 -8.5) scale(1.8)">${PEAKS(SLATE, RUST)}</g>`),
  thumbnail: svg(90, 90, rounded(90, 90, 6, THUMBNAIL)),
}
