import { BORDER, SHADOW } from '../layout/geometry.ts'
import type { Box, CardEdge, Rect } from '../layout/pass-layout.ts'
import { cardPath } from './card-path.ts'
import type { Definitions } from './definitions.ts'
import { drawBox } from './draw-box.ts'
import { safeColor } from './safe-parts.ts'
import { type Attributes, element, formatNumber } from './xml.ts'

/** A surface with an edge, and what is on it. */
export interface Card extends Rect {
  readonly edge: CardEdge
  readonly backgroundColor: string
  readonly hasShadow: boolean
  readonly hasBorder: boolean
  /** How much larger it is drawn than its own points say. */
  readonly scale?: number
  readonly boxes: readonly Box[]
}

/** Draws a card where it is in the picture, without the boxes that are hidden. */
export function drawCard(card: Card, definitions: Definitions, attributes: Attributes = {}): string {
  const path = cardPath(card.edge, card)
  const clip = definitions.add(id => element('clipPath', { id }, element('path', { d: path })))
  const boxes = card.boxes.filter(({ state }) => state !== 'hidden').map(box => drawBox(box, definitions))
  const face = element('path', { d: path, fill: safeColor(card.backgroundColor) })
  const border = card.hasBorder ? drawBorder(path) : ''
  const scale = card.scale === undefined || card.scale === 1 ? '' : ` scale(${formatNumber(card.scale)})`
  return element(
    'g',
    { transform: `translate(${formatNumber(card.x)} ${formatNumber(card.y)})${scale}`, ...attributes },
    (card.hasShadow ? drawShadow(path, definitions) : '') +
      element('g', { 'clip-path': `url(#${clip})` }, face + boxes.join('') + border),
  )
}

function drawShadow(path: string, definitions: Definitions): string {
  const filter = definitions.add(id =>
    element(
      'filter',
      { id, x: '-20%', y: '-20%', width: '140%', height: '140%' },
      element('feGaussianBlur', { stdDeviation: SHADOW.blur }),
    ),
  )
  const shape = { d: path, fill: '#000000', 'fill-opacity': SHADOW.opacity, filter: `url(#${filter})` }
  return element('path', { ...shape, 'aria-hidden': 'true' })
}

/** Drawn twice as wide: the outer half is clipped away with the card. */
function drawBorder(path: string): string {
  const stroke = { stroke: '#000000', 'stroke-opacity': BORDER.opacity, 'stroke-width': BORDER.width * 2 }
  return element('path', { d: path, fill: 'none', ...stroke, 'data-kind': 'border', 'aria-hidden': 'true' })
}
