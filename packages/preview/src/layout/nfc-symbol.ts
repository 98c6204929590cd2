/** Side of the square the symbol is drawn in. */
export const NFC_SIZE = 44

const CENTER = { x: -2, y: 22 } as const
const WAVE_RADII = [12, 21, 30, 39] as const
const THICKNESS = 3.4
const HALF_ANGLE = Math.PI / 5

/** Four waves to the right, as on terminals: each the piece of a ring. */
export const NFC_PATH = WAVE_RADII.map(wavePath).join('')

function wavePath(radius: number): string {
  const inner = radius - THICKNESS
  const point = (distance: number, angle: number) =>
    `${(CENTER.x + distance * Math.cos(angle)).toFixed(2)} ${(CENTER.y + distance * Math.sin(angle)).toFixed(2)}`
  return (
    `M${point(inner, -HALF_ANGLE)}L${point(radius, -HALF_ANGLE)}A${radius} ${radius} 0 0 1 ${point(radius, HALF_ANGLE)}` +
    `L${point(inner, HALF_ANGLE)}A${inner} ${inner} 0 0 0 ${point(inner, -HALF_ANGLE)}Z`
  )
}
