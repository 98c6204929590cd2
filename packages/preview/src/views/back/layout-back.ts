import type { Pass, Style } from '@billfold/pkpass/schema'
import { layoutPass } from '../../layout/layout-pass.ts'
import type { Box, BoxKind, LayoutName, PassLayout, Rect } from '../../layout/pass-layout.ts'
import { DETAILS, SYSTEM_COLORS } from '../system-look.ts'
import { layoutBlock, type TextBlock } from '../text-block.ts'
import { cardPanel, plainPanel, type ViewLayout } from '../view-layout.ts'
import { groupFields, layoutFields, leftOver } from './fields.ts'
import { type BackOptions, layoutCells, type Page, type Part } from './page.ts'
import { actionCells, layoutNote, switchCells } from './system-cells.ts'

/**
 * The details of a pass, what used to be its back: a small picture of it with its description, the switches of a pass that is kept up
 * to date, its back fields, the fields that its front has no room for, and what can be done with it.
 *
 * What Wallet would make links of looks like a link and is none. Words of the system are in English.
 *
 * @see layout section 4; geometry section 11
 */
export function layoutBack(pass: Pass, options: BackOptions): ViewLayout {
  const front = layoutPass(pass, { ...options, view: 'front' })
  const width = options.screenWidthPt
  const style = styleOfLayout(front.name)
  const page: Page = {
    pass,
    options,
    style,
    content: pass[style] ?? {},
    colors: SYSTEM_COLORS[options.appearance ?? 'light'],
    left: DETAILS.inset,
    right: width - DETAILS.inset,
  }
  const scale = DETAILS.card.height / front.card.height
  const card = cardPanel(front, { x: (width - front.card.width * scale) / 2, y: DETAILS.card.top, scale })
  const head = layoutHead(page, DETAILS.card.top + DETAILS.card.height + 14)
  const body = layoutGroups(page, front, head.bottom + DETAILS.gap)
  const height = body.bottom + DETAILS.gap
  const boxes = [...head.boxes, ...body.boxes]
  return {
    view: 'back',
    width,
    height,
    backgroundColor: page.colors.page,
    title: front.title,
    panels: [plainPanel('back', { x: 0, y: 0, width, height }, 0, page.colors.page, boxes), card],
  }
}

/** The dictionary whose fields a layout draws. */
function styleOfLayout(name: LayoutName): Style {
  if (name === 'posterEventTicket') return 'eventTicket'
  return name === 'semanticBoardingPass' ? 'boardingPass' : name
}

function layoutHead({ pass, options, colors, left, right }: Page, top: number): Part {
  const place = { left, right, leading: DETAILS.leading, role: 'value', alignment: 'center', maxLines: 3 } as const
  const name = layoutBlock(options.localize(pass.description), {
    ...place,
    top,
    font: DETAILS.description,
    color: colors.primary,
  })
  const organization = layoutBlock(options.localize(pass.organizationName), {
    ...place,
    top: top + name.height + DETAILS.labelGap,
    font: DETAILS.label,
    color: colors.secondary,
  })
  const bottom = top + name.height + DETAILS.labelGap + organization.height
  return {
    boxes: [
      blockBox('description', '/description', { x: left, y: top, width: right - left, height: name.height }, name),
      blockBox(
        'organization',
        '/organizationName',
        { x: left, y: bottom - organization.height, width: right - left, height: organization.height },
        organization,
      ),
    ],
    bottom,
  }
}

function blockBox(kind: BoxKind, pointer: string, rect: Rect, { texts, isCut }: TextBlock): Box {
  const title = texts.map(({ text }) => text).join(' ')
  return {
    kind,
    pointer,
    rect,
    state: isCut ? 'cut' : 'shown',
    ...(isCut && { reason: 'layout-row-text' }),
    title,
    texts,
  }
}

function layoutGroups(page: Page, front: PassLayout, from: number): Part {
  const boxes: Box[] = []
  let top = from
  const add = (part: Part) => {
    boxes.push(...part.boxes)
    if (part.bottom > top) top = part.bottom + DETAILS.gap
  }
  add(layoutCells(page, top, switchCells(page)))
  add(layoutNote(page, top))
  for (const fields of [
    groupFields(page, 'backFields', 'back'),
    leftOver(page, front),
    groupFields(page, 'additionalInfoFields', 'additionalInfo'),
  ]) {
    add(layoutFields(page, top, fields))
  }
  add(layoutCells(page, top, actionCells(page)))
  return { boxes, bottom: top - DETAILS.gap }
}
