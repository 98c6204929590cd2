import type { Localize } from '@billfold/pkpass/display'
import type { Pass } from '@billfold/pkpass/schema'
import { isVoid } from '../layout/face.ts'
import { NOWHERE } from '../layout/field-box.ts'
import { layoutPass } from '../layout/layout-pass.ts'
import type { Box, PassLayout, Rect } from '../layout/pass-layout.ts'
import type { PassImages } from '../pictures/pass-image.ts'
import { SHEET, STACK } from './system-look.ts'
import { cardPanel, hiddenLast, type Panel, type ViewLayout, type ViewOptions } from './view-layout.ts'

/** A pass of the pile, with what is its own. */
export interface StackedPass {
  readonly pass: Pass
  readonly images: PassImages
  /** Translates the texts of the pass, see `createLocalize`. */
  readonly localize: Localize
}

export type StackOptions = Omit<ViewOptions, 'images' | 'localize'>

/** More lie in no picture; who has more sees them as they scroll. */
const MAX_PASSES = 50

/**
 * What shows of passes in the pile: of each the row with logo, logo text and header fields, for the next one covers the rest of it, and
 * the picture ends before the rest of the last.
 *
 * @param passes From back to front, as they stand below each other.
 * @see layout section 1; geometry section 11
 */
export function layoutStack(passes: readonly StackedPass[], options: StackOptions): ViewLayout {
  const drawn = passes.slice(0, MAX_PASSES)
  const { sliver, margin } = STACK
  const height = margin + sliver * drawn.length
  const picture = { x: 0, y: 0, width: options.screenWidthPt, height }
  return {
    view: 'stack',
    width: picture.width,
    height,
    backgroundColor: SHEET.background,
    title: drawn.length === 1 ? '1 pass' : `${drawn.length} passes`,
    panels: drawn.map((stacked, index) => stackedPanel(stacked, index, picture, options)),
  }
}

function stackedPanel(
  { pass, images, localize }: StackedPass,
  index: number,
  picture: Rect,
  options: StackOptions,
): Panel {
  const layout = layoutPass(pass, { ...options, view: 'front', images, localize })
  const { sliver, margin } = STACK
  const at = { x: margin, y: margin + sliver * index }
  const boxes = coveredBoxes(layout)
  return {
    ...cardPanel(layout, { ...at, scale: 1 }),
    pass: index,
    boxes: isVoid(pass, options.now) ? hiddenLast([...boxes, dimming(layout)]) : boxes,
    hasShadow: false,
    visible: { ...picture, x: -at.x, y: -at.y },
  }
}

/** A pass that is over pales beside the others. */
function dimming({ card: { width, height } }: PassLayout): Box {
  const rect = { x: 0, y: 0, width, height }
  const surface = { rect, color: SHEET.background, opacity: STACK.voidOpacity }
  return { kind: 'darkening', rect, state: 'shown', surfaces: [surface] }
}

/** What lies below the sliver is hidden; what only decorates the card is cut off with it. */
function coveredBoxes({ boxes }: PassLayout): readonly Box[] {
  return hiddenLast(boxes.map(box => (box.state === 'hidden' || isInSliver(box) ? box : coverBox(box))))
}

const DECORATION: ReadonlySet<Box['kind']> = new Set(['background', 'strip', 'material', 'darkening', 'sheen'])

function isInSliver({ kind, rect }: Box): boolean {
  return DECORATION.has(kind) || rect.y + rect.height <= STACK.sliver
}

function coverBox({ kind, pointer, title }: Box): Box {
  return {
    kind,
    ...(pointer !== undefined && { pointer }),
    rect: NOWHERE,
    state: 'hidden',
    reason: 'covered',
    ...(title !== undefined && { title }),
  }
}
