import type { Point, Rect } from '@billfold/preview'

/** Something in the picture that is to be called out beside it. */
interface Target {
  /** Around all of it. */
  readonly rect: Rect
  /** Each of its boxes: a line to another part goes around them. */
  readonly boxes: readonly Rect[]
}

/** Where the words for a part stand beside the picture, and the line that leads from there to it. */
export interface Callout<T> {
  readonly of: T
  readonly side: Side
  /** The middle of the words. */
  readonly y: number
  /** How high the line crosses the picture. */
  readonly crossing: number
  /** Where the line ends, at the part. */
  readonly end: Point
}

type Side = 'left' | 'right'
type Line = Omit<Callout<unknown>, 'of' | 'y'>

interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Parts that fill so much of the width have room for a line on either side, and are in no line's way. */
const WIDE = 0.6
/** From edge to edge: the line ends on them, not before them. */
const FULL = 0.85
/** Points between the end of a line and its part, and between a line and what it goes around. */
const CLEARANCE = 6
/** What is higher than any row of fields is a picture: the line ends low, where little stands on it. */
const ROW_HEIGHT = 90

/** Places words on both sides of a picture, each as near to its part as it comes, and no two closer than the gap. */
export function placeCallouts<T extends Target>(
  targets: readonly T[],
  picture: PictureSize,
  gap: number,
): readonly Callout<T>[] {
  const placed: Callout<T>[] = []
  // Wide ones last: they go where room is left.
  for (const of of targets.toSorted((a, b) => Number(isWide(a, picture)) - Number(isWide(b, picture)))) {
    const line = isWide(of, picture) ? lineToWide(of, placed, picture) : lineTo(of, targets, picture)
    placed.push({ of, y: line.crossing, ...line })
  }
  const onSide = (side: Side) => placed.filter(each => each.side === side)
  return [...spread(onSide('left'), picture.height, gap), ...spread(onSide('right'), picture.height, gap)]
}

function isWide({ rect }: Target, { width }: PictureSize): boolean {
  return rect.width > width * WIDE
}

/** Straight from the nearer side, else from the other, else around what stands in the way on both. */
function lineTo(target: Target, all: readonly Target[], picture: PictureSize): Line {
  const { rect } = target
  const near: Side = rect.x + rect.width / 2 < picture.width / 2 - 1 ? 'left' : 'right'
  const others = all.filter(other => other !== target && other.rect.width < picture.width * FULL)
  const boxes = others.flatMap(other => other.boxes).filter(box => !contains(box, rect))
  const crossing = rect.y + rect.height / 2
  const inTheWay = (side: Side) =>
    boxes.filter(
      box =>
        box.y < crossing &&
        crossing < box.y + box.height &&
        (side === 'left' ? box.x < rect.x : box.x + box.width > rect.x + rect.width),
    )
  for (const side of [near, near === 'left' ? 'right' : 'left'] as const) {
    if (inTheWay(side).length === 0) return { side, crossing, end: { x: edgeOf(rect, side, CLEARANCE), y: crossing } }
  }
  const above = Math.min(rect.y, ...inTheWay(near).map(({ y }) => y)) - CLEARANCE
  return { side: near, crossing: above, end: { x: rect.x + rect.width / 2, y: rect.y - 2 } }
}

/** To the first of its boxes, from the side on which the next line is farther away. */
function lineToWide<T>({ boxes, rect }: Target, placed: readonly Callout<T>[], picture: PictureSize): Line {
  const [first = rect] = boxes
  const crossing = first.y + first.height * (first.height > ROW_HEIGHT ? 0.9 : 0.5)
  const distanceOn = (side: Side) =>
    Math.min(...placed.filter(each => each.side === side).map(each => Math.abs(each.crossing - crossing)))
  const side = distanceOn('left') >= distanceOn('right') ? 'left' : 'right'
  const outside = rect.width > picture.width * FULL ? -2 * CLEARANCE : CLEARANCE
  return { side, crossing, end: { x: edgeOf(rect, side, outside), y: crossing } }
}

function edgeOf(rect: Rect, side: Side, outside: number): number {
  return side === 'left' ? rect.x - outside : rect.x + rect.width + outside
}

function contains(outer: Rect, { height, width, x, y }: Rect): boolean {
  return outer.x <= x && outer.y <= y && outer.x + outer.width >= x + width && outer.y + outer.height >= y + height
}

/** Down where they would meet, then up again where they would leave the picture. */
function spread<T>(callouts: readonly Callout<T>[], height: number, gap: number): readonly Callout<T>[] {
  const sorted = callouts.toSorted((a, b) => a.crossing - b.crossing)
  const places: number[] = []
  for (const { crossing } of sorted) places.push(Math.max(crossing, (places.at(-1) ?? Number.NEGATIVE_INFINITY) + gap))
  let floor = height - gap / 2
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const place = Math.min(places[index] ?? 0, floor)
    places[index] = place
    floor = place - gap
  }
  return sorted.map((callout, index) => ({ ...callout, y: places[index] ?? callout.crossing }))
}
