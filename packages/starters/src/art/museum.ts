import { rings, rounded, svg } from './svg.ts'

const NIGHT = '#1b1a4b'
const DUSK = '#262264'
const PLUM = '#6d2e5e'
const EMBER = '#e2543f'
const SUN = '#ff9a4d'
const GLOW = '#ffd08a'
const CREAM = '#fff1dc'

/** A sun behind an arch, in a box of 38 × 38. */
const ARCH = (stone: string, sun: string) => `
  <path d="M6 32V19A13 13 0 0 1 32 19V32H26V19A7 7 0 0 0 12 19V32Z" fill="${stone}"/>
  <circle cx="19" cy="22" r="4.2" fill="${sun}"/>`

const ARCH_WIDTH = 60
const ARCH_STEP = 74

/** Openings of an arcade, lit from behind; the middle one is in the middle of the wall. */
function arcade(middle: number, springing: number, bottom: number): string {
  return [-2, -1, 0, 1, 2]
    .map(index => {
      const x = middle + index * ARCH_STEP - ARCH_WIDTH / 2
      const radius = ARCH_WIDTH / 2
      const color = index === 0 ? GLOW : Math.abs(index) === 1 ? SUN : EMBER
      return `<path d="M${x} ${bottom}V${springing}A${radius} ${radius} 0 0 1 ${x + ARCH_WIDTH} ${springing}V${bottom}Z" fill="${color}"/>`
    })
    .join('')
}

/** The poster: a low sun over an arcade, calm above for the name and below for the fields. */
function poster(width: number, height: number): string {
  const middle = width / 2
  const horizon = Math.round(height * 0.44)
  const floor = Math.round(height * 0.6)
  return svg(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="${NIGHT}"/>
     ${rings(middle, horizon, [
       [188, '#211f58'],
       [156, '#2c2568'],
       [126, '#472b70'],
     ])}
     ${rings(middle, horizon, [
       [96, EMBER],
       [74, SUN],
       [50, GLOW],
     ])}
     <rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${PLUM}"/>
     <rect y="${horizon}" width="${width}" height="5" fill="#8c3b68"/>
     ${arcade(middle, horizon + 56, floor)}
     <rect y="${floor}" width="${width}" height="${height - floor}" fill="${NIGHT}"/>
     <rect y="${floor}" width="${width}" height="9" fill="${DUSK}"/>
     <rect y="${floor + 24}" width="${width}" height="6" fill="#221f5c"/>
     <rect y="${floor + 50}" width="${width}" height="4" fill="#1f1d54"/>`,
  )
}

const THUMBNAIL = `
  <rect width="90" height="90" fill="${NIGHT}"/>
  ${rings(45, 46, [
    [40, '#2c2568'],
    [31, EMBER],
    [23, SUN],
    [14, GLOW],
  ])}
  <path d="M0 46H90V90H0Z" fill="${PLUM}"/>
  <path d="M33 78V62A12 12 0 0 1 57 62V78Z" fill="${GLOW}"/>
  <path d="M-1 78V62A12 12 0 0 1 23 62V78ZM67 78V62A12 12 0 0 1 91 62V78Z" fill="${SUN}"/>
  <rect y="78" width="90" height="12" fill="${NIGHT}"/>`

/** A museum: an arcade at sunset. */
export const museumArt = {
  icon: svg(
    38,
    38,
    `<rect width="38" height="38" fill="${DUSK}"/><g transform="translate(0 -.5)">${ARCH(CREAM, SUN)}</g>`,
  ),
  logo: svg(50, 50, `<g transform="translate(-11 -9) scale(1.85)">${ARCH(CREAM, SUN)}</g>`),
  primaryLogo: svg(30, 30, `<g transform="translate(-2.5 -3) scale(.94)">${ARCH(CREAM, SUN)}</g>`),
  thumbnail: svg(90, 90, rounded(90, 90, 6, THUMBNAIL)),
  background: poster(345, 505),
  artwork: poster(358, 448),
}
