import type { Face } from '../../layout/face.ts'
import { hiddenBoxes } from '../../layout/field-box.ts'
import { type FrontField, frontFields } from '../../layout/front-field.ts'
import type { Box } from '../../layout/pass-layout.ts'
import { widthOf } from '../../layout/text-run.ts'
import { WATCH } from '../system-look.ts'
import { stackedBox } from './stacked-box.ts'
import type { WatchPart } from './watch-part.ts'

type Group = 'secondary' | 'auxiliary' | 'footer'

/** Groups in the order in which a style draws them. */
function groupsOf(face: Face): readonly Group[] {
  if (face.style === 'posterGeneric') return ['footer']
  return face.style === 'boardingPass' ? ['auxiliary', 'secondary'] : ['secondary', 'auxiliary']
}

/** Secondary and auxiliary fields, two in a line where both fit and are of one group. */
export function layoutOthers(face: Face, top: number): WatchPart {
  const groups = groupsOf(face)
  const boxes: Box[] = []
  let at = top
  for (const kind of groups) {
    for (const pair of pairsOf(face, frontFields(face, `${kind}Fields`))) {
      const cells = pair.map((field, index) => cellOf(face, kind, field, pair.length, index, at))
      boxes.push(...cells.map(({ box }) => box))
      at = Math.max(...cells.map(({ bottom }) => bottom)) + WATCH.lineGap
    }
  }
  const others = (['secondary', 'auxiliary', 'footer'] as const).filter(kind => !groups.includes(kind))
  return {
    boxes: [
      ...boxes,
      ...others.flatMap(kind => hiddenBoxes(kind, frontFields(face, `${kind}Fields`), 'style-unsupported-group')),
    ],
    bottom: at === top ? top : at - WATCH.lineGap,
  }
}

function pairsOf(face: Face, fields: readonly FrontField[]): readonly (readonly FrontField[])[] {
  const half = (face.width - 2 * WATCH.padding - WATCH.columnGap) / 2
  const fits = (field: FrontField) =>
    Math.max(widthOf(field.label, WATCH.label), widthOf(field.value, WATCH.value)) <= half
  const pairs: (readonly FrontField[])[] = []
  for (let index = 0; index < fields.length; ) {
    const [first, second] = [fields[index], fields[index + 1]]
    if (!first) break
    const isPair = second !== undefined && fits(first) && fits(second)
    pairs.push(isPair ? [first, second] : [first])
    index += isPair ? 2 : 1
  }
  return pairs
}

function cellOf(face: Face, kind: Group, field: FrontField, count: number, index: number, top: number) {
  const [left, right] = [WATCH.padding, face.width - WATCH.padding]
  const half = (right - left - WATCH.columnGap) / 2
  const start = index === 0 ? left : right - half
  const end = count === 1 ? right : start + half
  const { minSize } = WATCH.value
  return stackedBox(face, kind, field, { left: start, right: end, top, font: WATCH.value, minSize })
}
