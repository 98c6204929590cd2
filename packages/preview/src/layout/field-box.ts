import type { FrontField } from './front-field.ts'
import { titleOf } from './front-field.ts'
import type { Box, BoxKind, Reason, Rect, TextRun } from './pass-layout.ts'
import { worstState } from './text-run.ts'

export const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }

/** What is said of a field's texts when they do not fit. */
export interface FieldReasons {
  readonly value: Reason
  readonly label: Reason
}

/** The box of a field with the texts it is drawn with. */
export function fieldBox(kind: BoxKind, field: FrontField, texts: readonly TextRun[], reasons: FieldReasons): Box {
  if (field.value.trim() !== '' && !texts.some(run => run.role === 'value')) {
    return {
      kind,
      pointer: field.pointer,
      rect: NOWHERE,
      state: 'hidden',
      reason: reasons.value,
      title: titleOf(field),
    }
  }
  const state = worstState(texts)
  const isValueWorst = texts.some(run => run.role === 'value' && run.state === state)
  return {
    kind,
    pointer: field.pointer,
    rect: boundsOf(texts),
    state,
    ...(state === 'shown' ? {} : { reason: isValueWorst ? reasons.value : reasons.label }),
    title: titleOf(field),
    texts,
  }
}

/** The boxes of fields that are not drawn. */
export function hiddenBoxes(kind: BoxKind, fields: readonly FrontField[], reason: Reason): Box[] {
  return fields.map(field => ({
    kind,
    pointer: field.pointer,
    rect: NOWHERE,
    state: 'hidden',
    reason,
    title: titleOf(field),
  }))
}

/** From the highest capital to the lowest descender, roughly. */
export function boundsOf(texts: readonly TextRun[]): Rect {
  if (texts.length === 0) return NOWHERE
  const left = Math.min(...texts.map(run => run.x))
  const top = Math.min(...texts.map(run => run.baseline - run.size * 0.952))
  const right = Math.max(...texts.map(run => run.x + run.width))
  const bottom = Math.max(...texts.map(run => run.baseline + run.size * 0.241))
  return { x: left, y: top, width: right - left, height: bottom - top }
}
