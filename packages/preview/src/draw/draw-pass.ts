import { BORDER, SHADOW } from '../layout/geometry.ts'
import type { PassLayout } from '../layout/pass-layout.ts'
import { cardPath } from './card-path.ts'
import { type Definitions, drawBox } from './draw-box.ts'
import { safeColor } from './safe-parts.ts'
import { element, escapeXml, formatNumber } from './xml.ts'

export interface DrawOptions {
  /**
   * How names within the picture begin: letters, digits and hyphens, a letter first. Pictures that stand in one page need one each.
   *
   * @default 'pass'
   */
  readonly idPrefix?: string
}

/** The font that texts are measured with, so that pictures are the same everywhere; then what comes close to it. */
const FONT_FAMILY =
  "Inter, 'Inter Variable', -apple-system, 'SF Pro Text', 'Helvetica Neue', Helvetica, Arial, sans-serif"

/**
 * Draws a layout as a standalone SVG document.
 *
 * The same layout gives the same text. Whatever the pass holds, there is no script in it, no style sheet and no reference out of it:
 * texts are escaped, images are data URIs of PNG or JPEG, colours and paths are written anew.
 *
 * @throws TypeError for an `idPrefix` of other characters.
 */
export function drawPass(layout: PassLayout, { idPrefix = 'pass' }: DrawOptions = {}): string {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(idPrefix)) {
    throw new TypeError('Expected an idPrefix of letters, digits and hyphens that begins with a letter')
  }
  const definitions = createDefinitions(idPrefix)
  const { width, height, card } = layout
  const path = cardPath(layout.edge, card)
  const clip = definitions.add(id => element('clipPath', { id }, element('path', { d: path })))
  const boxes = layout.boxes.filter(({ state }) => state !== 'hidden').map(box => drawBox(box, definitions))
  const face = element('path', { d: path, fill: safeColor(layout.backgroundColor) })
  const content = [
    element('title', {}, escapeXml(layout.title)),
    element('defs', {}, definitions.written()),
    element(
      'g',
      { transform: `translate(${formatNumber(card.x)} ${formatNumber(card.y)})`, 'font-family': FONT_FAMILY },
      drawShadow(path, idPrefix) +
        element('g', { 'clip-path': `url(#${clip})` }, face + boxes.join('') + drawBorder(path)),
    ),
  ]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${formatNumber(width)} ${formatNumber(height)}`,
      role: 'group',
      'aria-label': layout.title,
      'data-layout': layout.name,
      'data-view': layout.view,
    },
    content.join(''),
  )
}

function drawShadow(path: string, idPrefix: string): string {
  const filter = element(
    'filter',
    { id: `${idPrefix}-shadow`, x: '-20%', y: '-20%', width: '140%', height: '140%' },
    element('feGaussianBlur', { stdDeviation: SHADOW.blur }),
  )
  const shape = { d: path, fill: '#000000', 'fill-opacity': SHADOW.opacity, filter: `url(#${idPrefix}-shadow)` }
  return element('defs', {}, filter) + element('path', { ...shape, 'aria-hidden': 'true' })
}

/** Drawn twice as wide: the outer half is clipped away with the card. */
function drawBorder(path: string): string {
  const stroke = { stroke: '#000000', 'stroke-opacity': BORDER.opacity, 'stroke-width': BORDER.width * 2 }
  return element('path', { d: path, fill: 'none', ...stroke, 'data-kind': 'border', 'aria-hidden': 'true' })
}

function createDefinitions(idPrefix: string): Definitions & { written(): string } {
  const written: string[] = []
  return {
    add(write) {
      const id = `${idPrefix}-${written.length}`
      written.push(write(id))
      return id
    },
    written: () => written.join(''),
  }
}
