import type { Pass } from '@billfold/pkpass/schema'
import { layoutPass } from '../layout/layout-pass.ts'
import type { Box } from '../layout/pass-layout.ts'
import { placeLine } from '../layout/text-run.ts'
import { layoutBack } from './back/layout-back.ts'
import type { BackOptions } from './back/page.ts'
import { layoutLockScreenBanner } from './lock-screen-banner.ts'
import { layoutRelevanceBanner } from './relevance-banner.ts'
import { layoutShareCard, type ShareCardOptions } from './share-card.ts'
import { layoutStack } from './stack.ts'
import { SHEET } from './system-look.ts'
import { type Panel, plainPanel, type ViewLayout, type ViewName, viewOfPass } from './view-layout.ts'
import { layoutWatch, type WatchOptions } from './watch/layout-watch.ts'

export interface ContactSheetOptions extends BackOptions, WatchOptions, ShareCardOptions {
  /** The pass that devices have: with it, the sheet shows what its update brings up. */
  readonly oldPass?: Pass
}

const CAPTIONS: Readonly<Record<ViewName, string>> = {
  front: 'Front',
  back: 'Details',
  stack: 'In the pile',
  lockScreenBanner: 'Update on the Lock Screen',
  relevanceBanner: 'Suggestion on the Lock Screen',
  watch: 'Apple Watch',
  shareCard: 'Share card',
  contactSheet: 'Contact sheet',
}

/** A view that has its place on the sheet. */
interface Placed {
  readonly view: ViewLayout
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** All views of one pass on a sheet, each in the column that is shortest by then. Banners that do not come up are left out. */
export function layoutContactSheet(pass: Pass, options: ContactSheetOptions): ViewLayout {
  const front = layoutPass(pass, { ...options, view: 'front' })
  const views = [
    viewOfPass(front),
    layoutBack(pass, options),
    layoutWatch(pass, options),
    layoutShareCard(pass, options),
    layoutStack([{ pass, images: options.images, localize: options.localize }], options),
    ...(options.oldPass ? [layoutLockScreenBanner(options.oldPass, pass, options)] : []),
    layoutRelevanceBanner(pass, options),
  ].filter(isSeen)
  const { placed, height } = placeInColumns(views)
  const { columns, columnWidth, gap, background } = SHEET
  const width = columns * columnWidth + (columns + 1) * gap
  const sheet = plainPanel('contactSheet', { x: 0, y: 0, width, height }, 0, background, placed.map(caption))
  return {
    view: 'contactSheet',
    width,
    height,
    backgroundColor: background,
    title: front.title,
    panels: [sheet, ...placed.flatMap(panelsOf)],
  }
}

function isSeen({ view, panels }: ViewLayout): boolean {
  const isBanner = view === 'lockScreenBanner' || view === 'relevanceBanner'
  return !isBanner || panels.some(({ boxes }) => boxes.some(({ state }) => state !== 'hidden'))
}

function placeInColumns(views: readonly ViewLayout[]): { readonly placed: readonly Placed[]; readonly height: number } {
  const { columns, columnWidth, gap, captionHeight } = SHEET
  const bottoms: number[] = Array.from({ length: columns }, () => gap)
  const placed = views.map(view => {
    const column = bottoms.indexOf(Math.min(...bottoms))
    const scale = Math.min(1, columnWidth / view.width)
    const y = (bottoms[column] ?? gap) + captionHeight
    bottoms[column] = y + view.height * scale + gap
    return { view, x: gap + column * (columnWidth + gap), y, scale }
  })
  return { placed, height: Math.max(...bottoms) }
}

function caption({ view, x, y }: Placed): Box {
  const text = CAPTIONS[view.view]
  const { columnWidth, captionHeight, caption: font, captionColor: color } = SHEET
  const line = { text, role: 'label', font, color, baseline: y - 10, alignment: 'left' } as const
  const rect = { x, y: y - captionHeight, width: columnWidth, height: captionHeight }
  return { kind: 'caption', rect, state: 'shown', title: text, texts: placeLine(line, x, x + columnWidth) }
}

/** The ground of a view, and its panels, where the view is on the sheet. */
function panelsOf({ view, x, y, scale }: Placed): readonly Panel[] {
  const ground = plainPanel(view.view, { x, y, width: view.width, height: view.height }, 0, view.backgroundColor, [])
  return [
    { ...ground, scale },
    ...view.panels.map(panel => ({
      ...panel,
      x: x + panel.x * scale,
      y: y + panel.y * scale,
      scale: panel.scale * scale,
    })),
  ]
}
