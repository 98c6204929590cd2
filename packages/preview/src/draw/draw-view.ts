import type { Panel, ViewLayout } from '../views/view-layout.ts'
import { createDefinitions, type Definitions } from './definitions.ts'
import { drawCard } from './draw-card.ts'
import { drawDocument } from './draw-document.ts'
import type { DrawOptions } from './draw-pass.ts'
import { safeColor } from './safe-parts.ts'
import { element } from './xml.ts'

/**
 * Draws a view as a standalone SVG document, with the same promises as `drawPass`: whatever the passes hold, nothing in it runs or
 * refers to anything outside.
 *
 * @throws TypeError for an `idPrefix` of other characters than letters, digits and hyphens.
 */
export function drawView(layout: ViewLayout, { idPrefix = 'pass' }: DrawOptions = {}): string {
  const definitions = createDefinitions(idPrefix)
  const { width, height, backgroundColor, panels, view } = layout
  const ground = element('rect', { width, height, fill: safeColor(backgroundColor), 'aria-hidden': 'true' })
  const drawn = panels.map(panel => drawPanel(panel, definitions)).join('')
  return drawDocument(layout, { 'data-view': view }, definitions, ground + drawn)
}

function drawPanel(panel: Panel, definitions: Definitions): string {
  const { x, y, scale, visible, name, pass } = panel
  const card = drawCard(panel, definitions, { 'data-panel': name, 'data-pass': pass })
  if (!visible) return card
  const shape = {
    x: x + visible.x * scale,
    y: y + visible.y * scale,
    width: visible.width * scale,
    height: visible.height * scale,
  }
  const clip = definitions.add(id => element('clipPath', { id }, element('rect', shape)))
  return element('g', { 'clip-path': `url(#${clip})` }, card)
}
