import type { CardEdge, Rect } from '../layout/pass-layout.ts'
import { formatNumber as n } from './xml.ts'

/** Path data of a card's outline, clockwise from its top left corner, in the card's own points. */
export function cardPath(edge: CardEdge, { width, height }: Pick<Rect, 'width' | 'height'>): string {
  switch (edge.kind) {
    case 'plain':
      return rounded(width, height, edge.radius, '', '')
    case 'bitten': {
      const { radius, biteRadius: bite, biteCenterY: y } = edge
      const right = `V${n(y - bite)}a${n(bite)} ${n(bite)} 0 0 0 0 ${n(2 * bite)}`
      const left = `V${n(y + bite)}a${n(bite)} ${n(bite)} 0 0 0 0 ${n(-2 * bite)}`
      return rounded(width, height, radius, right, left)
    }
    case 'notched': {
      const { notchRadius: radius, notchCenterY: y } = edge
      const half = Math.sqrt(radius * radius - y * y)
      const notch = `H${n(width / 2 - half)}A${n(radius)} ${n(radius)} 0 0 0 ${n(width / 2 + half)} 0`
      return `M0 0${notch}H${n(width)}V${n(height)}H0Z`
    }
    case 'perforated':
      return perforated(width, height, edge.period, edge.depth)
  }
}

function rounded(width: number, height: number, radius: number, right: string, left: string): string {
  const arc = (x: number, y: number) => `A${n(radius)} ${n(radius)} 0 0 1 ${n(x)} ${n(y)}`
  return (
    `M${n(radius)} 0H${n(width - radius)}${arc(width, radius)}${right}V${n(height - radius)}${arc(width - radius, height)}` +
    `H${n(radius)}${arc(0, height - radius)}${left}V${n(radius)}${arc(radius, 0)}Z`
  )
}

/** Bites of a half ellipse, side by side, as many as fit whole; what is left over is divided between both ends. */
function perforated(width: number, height: number, period: number, depth: number): string {
  const bites = Math.floor(width / period)
  const margin = (width - bites * period) / 2
  const bite = (direction: 1 | -1) => `a${n(period / 2)} ${n(depth)} 0 0 0 ${n(direction * period)} 0`
  return `M0 0H${n(margin)}${bite(1).repeat(bites)}H${n(width)}V${n(height)}H${n(width - margin)}${bite(-1).repeat(bites)}H0Z`
}
