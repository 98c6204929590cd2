import type { Pass } from '@billfold/pkpass/schema'
import { NOWHERE } from '../layout/field-box.ts'
import { layoutPass } from '../layout/layout-pass.ts'
import type { Box, PassLayout } from '../layout/pass-layout.ts'
import { SHARE } from './system-look.ts'
import { layoutBlock, type TextBlock } from './text-block.ts'
import { cardPanel, hiddenLast, plainPanel, type ViewLayout, type ViewOptions } from './view-layout.ts'

export interface ShareCardOptions extends ViewOptions {
  /**
   * Whether the code is drawn. Such a picture is shown to anybody who gets the link, and what a code says opens doors.
   *
   * @default false
   */
  readonly showCode?: boolean
}

/** The picture of a link to a pass, 1200 × 630 as readers of the Open Graph protocol want it: the front, and beside it what it is. */
export function layoutShareCard(pass: Pass, options: ShareCardOptions): ViewLayout {
  const front = layoutPass(pass, { ...options, view: 'front' })
  const { width, height, margin, gap, background } = SHARE
  const scale = (height - 2 * margin) / front.card.height
  const cardWidth = front.card.width * scale
  const left = margin + 40 + cardWidth + gap
  const card = cardPanel(front, { x: margin + 40, y: margin, scale })
  const boxes = options.showCode ? front.boxes : withoutCode(front)
  return {
    view: 'shareCard',
    width,
    height,
    backgroundColor: background,
    title: front.title,
    panels: [
      plainPanel('shareCard', { x: 0, y: 0, width, height }, 0, background, layoutTexts(pass, options, left)),
      { ...card, boxes },
    ],
  }
}

function layoutTexts(pass: Pass, options: ViewOptions, left: number): readonly Box[] {
  const right = SHARE.width - SHARE.margin - 40
  const place = { left, right, leading: SHARE.leading, role: 'value', alignment: 'left' } as const
  const organizationAt = (top: number) =>
    layoutBlock(options.localize(pass.organizationName), {
      ...place,
      top,
      font: SHARE.organization,
      color: SHARE.organizationColor,
      maxLines: 1,
    })
  const descriptionAt = (top: number) =>
    layoutBlock(options.localize(pass.description), {
      ...place,
      top,
      font: SHARE.description,
      color: SHARE.descriptionColor,
      maxLines: SHARE.maxLines,
    })
  const organizationHeight = organizationAt(0).height
  const descriptionTop = organizationHeight + 12
  const top = (SHARE.height - descriptionTop - descriptionAt(0).height) / 2
  const box = (kind: 'organization' | 'description', pointer: string, y: number, block: TextBlock): Box => ({
    kind,
    pointer,
    rect: { x: left, y, width: right - left, height: block.height },
    ...(block.isCut ? { state: 'cut', reason: 'layout-row-text' } : { state: 'shown' }),
    title: block.texts.map(({ text }) => text).join(' '),
    texts: block.texts,
  })
  return [
    box('organization', '/organizationName', top, organizationAt(top)),
    box('description', '/description', top + descriptionTop, descriptionAt(top + descriptionTop)),
  ]
}

function withoutCode({ boxes }: PassLayout): readonly Box[] {
  return hiddenLast(boxes.map(box => (box.kind === 'barcode' && box.state !== 'hidden' ? hideCode(box) : box)))
}

function hideCode({ kind, pointer }: Box): Box {
  const where = pointer === undefined ? {} : { pointer }
  return { kind, ...where, rect: NOWHERE, state: 'hidden', reason: 'private', title: 'Code' }
}
