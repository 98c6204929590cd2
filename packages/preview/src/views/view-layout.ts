import type { LayoutOptions } from '../layout/face.ts'
import type { Box, CardEdge, PassLayout, Rect } from '../layout/pass-layout.ts'

/** What can be looked at beside the front of a pass. */
export type ViewName =
  | 'front'
  | 'back'
  | 'stack'
  | 'lockScreenBanner'
  | 'relevanceBanner'
  | 'watch'
  | 'shareCard'
  | 'contactSheet'

/** What a view is made with: what the front is. */
export type ViewOptions = Omit<LayoutOptions, 'view'>

/** A surface of a view: a pass, a page, a notification. Its boxes are placed from its own top left corner, in its own points. */
export interface Panel extends Rect {
  /** What it is a surface of. */
  readonly name: ViewName
  /** How much larger it is drawn than its own points say. */
  readonly scale: number
  /** Which of the passes it shows, counted from 0, where a view has several. */
  readonly pass?: number
  readonly edge: CardEdge
  readonly backgroundColor: string
  readonly hasShadow: boolean
  readonly hasBorder: boolean
  /** What of it is seen, in its own points; all of it, where nothing is said. */
  readonly visible?: Rect
  /** From back to front; hidden ones last. */
  readonly boxes: readonly Box[]
}

/** Where everything in a view is. */
export interface ViewLayout {
  readonly view: ViewName
  /** Points. */
  readonly width: number
  readonly height: number
  /** What the panels lie on. */
  readonly backgroundColor: string
  readonly title: string
  /** From back to front. */
  readonly panels: readonly Panel[]
}

/** Hidden boxes go last, as in every layout. */
export function hiddenLast(boxes: readonly Box[]): readonly Box[] {
  return [...boxes.filter(({ state }) => state !== 'hidden'), ...boxes.filter(({ state }) => state === 'hidden')]
}

/** A pass's front as a panel. */
export function cardPanel(
  layout: PassLayout,
  place: { readonly x: number; readonly y: number; readonly scale: number },
) {
  const { edge, backgroundColor, boxes, card } = layout
  return {
    name: 'front',
    ...place,
    width: card.width,
    height: card.height,
    edge,
    backgroundColor,
    hasShadow: true,
    hasBorder: true,
    boxes,
  } as const satisfies Panel
}

/** A surface that the system draws by itself. */
export function plainPanel(name: ViewName, rect: Rect, radius: number, backgroundColor: string, boxes: readonly Box[]) {
  return {
    name,
    ...rect,
    scale: 1,
    edge: { kind: 'plain', radius },
    backgroundColor,
    hasShadow: false,
    hasBorder: false,
    boxes: hiddenLast(boxes),
  } as const satisfies Panel
}

/** The front as a view, to stand beside others. */
export function viewOfPass(layout: PassLayout): ViewLayout {
  const { width, height, title, card } = layout
  return {
    view: 'front',
    width,
    height,
    title,
    backgroundColor: '#ffffff',
    panels: [cardPanel(layout, { x: card.x, y: card.y, scale: 1 })],
  }
}
