import type { PassLayout } from '../layout/pass-layout.ts'
import { createDefinitions } from './definitions.ts'
import { drawCard } from './draw-card.ts'
import { drawDocument } from './draw-document.ts'

export interface DrawOptions {
  /**
   * How names within the picture begin: letters, digits and hyphens, a letter first. Pictures that stand in one page need one each.
   *
   * @default 'pass'
   */
  readonly idPrefix?: string
}

/**
 * Draws a layout as a standalone SVG document.
 *
 * The same layout gives the same text. Whatever the pass holds, there is no script in it, no style sheet and no reference out of it:
 * texts are escaped, images are data URIs of PNG or JPEG, colours and paths are written anew.
 *
 * @throws TypeError for an `idPrefix` of other characters.
 */
export function drawPass(layout: PassLayout, { idPrefix = 'pass' }: DrawOptions = {}): string {
  const definitions = createDefinitions(idPrefix)
  const card = drawCard({ ...layout, ...layout.card, hasShadow: true, hasBorder: true }, definitions)
  return drawDocument(layout, { 'data-layout': layout.name, 'data-view': layout.view }, definitions, card)
}
