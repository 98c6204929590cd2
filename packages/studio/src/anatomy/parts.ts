import type { Style } from '@billfold/pkpass/schema'
import type { Box, BoxKind, Rect } from '@billfold/preview'
import { imagePlace, type Place } from '../designer/pointing.ts'
import { pointerOf } from '../document/pointer.ts'
import type { Scene } from '../preview/pass-preview.tsx'
import { factsOf, PART_IDS, type PartFacts, type PartId } from './part-facts.ts'

/** A part of the pass as it was drawn. */
export interface Part extends PartFacts {
  readonly id: PartId
  /** Around all its boxes, in points of the picture. */
  readonly rect: Rect
  readonly boxes: readonly Rect[]
  /** Where the designer shows it. */
  readonly place: Place | undefined
}

const PART_OF_KIND: Readonly<Partial<Record<BoxKind, PartId>>> = {
  logo: 'logo',
  logoText: 'logoText',
  header: 'headerFields',
  strip: 'strip',
  thumbnail: 'thumbnail',
  primary: 'primaryFields',
  transitIcon: 'transitType',
  secondary: 'secondaryFields',
  auxiliary: 'auxiliaryFields',
  footerImage: 'footer',
  barcode: 'barcodes',
  footer: 'footerFields',
  background: 'background',
  description: 'description',
  organization: 'organizationName',
  back: 'backFields',
  additionalInfo: 'additionalInfoFields',
  action: 'action',
  icon: 'icon',
  message: 'relevantText',
  time: 'time',
}

/** From the top of a line to its baseline, and its height, in shares of the size of the type. */
const LINE = { ascent: 0.952, height: 1.21 }

interface Found {
  readonly id: PartId
  readonly rect: Rect
  readonly pointer: string | undefined
}

/** The parts of a drawn pass, in the order in which they are read. */
export function partsOf({ panels }: Pick<Scene, 'panels'>, style: Style): readonly Part[] {
  const found = panels
    // In the details the front is there once more, too small to be pointed into.
    .filter(({ scale }) => scale === 1)
    .flatMap(({ boxes, x, y }) =>
      boxes.flatMap(box => identify(box).map(each => ({ ...each, rect: moved(each.rect, x, y) }))),
    )
  const parts = PART_IDS.flatMap(id => {
    const own = found.filter(each => each.id === id)
    const [first] = own
    if (!first) return []
    const facts = factsOf(id, style)
    const boxes = own.map(({ rect }) => rect)
    return [{ id, ...facts, boxes, rect: union(boxes), place: placeOf(facts, first.pointer) }]
  })
  return inReadingOrder(parts)
}

/** Row by row, from the leading side; what lies below everything comes last. */
function inReadingOrder(parts: readonly Part[]): readonly Part[] {
  const rows: Part[][] = []
  for (const part of parts.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1)
    const isSameRow = row?.some(({ rect }) => middleOf(part) < rect.y + rect.height) ?? false
    if (row && isSameRow && part.id !== 'background') row.push(part)
    else rows.push([part])
  }
  return rows.flatMap(row => row.toSorted((a, b) => a.rect.x - b.rect.x))
}

function middleOf({ id, rect }: Part): number {
  return id === 'background' ? Number.POSITIVE_INFINITY : rect.y + rect.height / 2
}

function identify(box: Box): readonly Found[] {
  const id = box.pointer === '/description' ? 'description' : PART_OF_KIND[box.kind]
  if (id === undefined || box.state === 'hidden') return []
  const found: Found = { id, rect: box.rect, pointer: box.pointer }
  const [below] = id === 'barcodes' ? (box.texts ?? []) : []
  if (!below) return [found]
  const { baseline, size, width, x } = below
  const rect = { x, y: baseline - LINE.ascent * size, width, height: LINE.height * size }
  return [found, { id: 'altText', rect, pointer: box.pointer && `${box.pointer}/altText` }]
}

function placeOf({ slots, steps }: PartFacts, pointer: string | undefined): Place | undefined {
  if (slots?.[0] !== undefined) return imagePlace(slots[0])
  return pointer ?? (steps && pointerOf(steps))
}

function moved({ height, width, x, y }: Rect, byX: number, byY: number): Rect {
  return { x: x + byX, y: y + byY, width, height }
}

function union(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map(each => each.x))
  const y = Math.min(...rects.map(each => each.y))
  return {
    x,
    y,
    width: Math.max(...rects.map(each => each.x + each.width)) - x,
    height: Math.max(...rects.map(each => each.y + each.height)) - y,
  }
}
