import type { Box, Rect, TextRun } from '@billfold/preview'
import { memberOf, valueAt } from '../document/pointer.ts'
import type { Scene } from '../preview/pass-preview.tsx'
import type { Place } from './pointing.ts'

/** A text of the picture that can be edited in its place. */
export interface PictureText {
  /** Of the text in `pass.json`. */
  readonly place: Place
  /** In points of the picture. */
  readonly rect: Rect
  /** Of the letters, in points of the picture. */
  readonly size: number
  readonly alignment: TextRun['alignment']
}

/** The texts that a picture shows and `pass.json` has, as people read: from top to bottom, from left to right. */
export function textsOf({ panels }: Pick<Scene, 'panels'>, content: unknown): PictureText[] {
  const texts = panels.flatMap(panel =>
    panel.boxes.flatMap(box =>
      placesIn(box, content).map(({ place, runs }) => {
        const { alignment, rect, size } = frameOf(runs)
        return {
          place,
          alignment,
          size: size * panel.scale,
          rect: {
            x: panel.x + rect.x * panel.scale,
            y: panel.y + rect.y * panel.scale,
            width: rect.width * panel.scale,
            height: rect.height * panel.scale,
          },
        }
      }),
    ),
  )
  return texts.toSorted((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x)
}

/** The text at a point of the picture; of a field's two texts the nearer one. */
export function textNear(texts: readonly PictureText[], place: Place, y: number): PictureText | undefined {
  const distance = ({ rect }: PictureText) => Math.max(rect.y - y, y - rect.y - rect.height, 0)
  const [nearest] = texts
    .filter(text => text.place === place || text.place.startsWith(`${place}/`))
    .toSorted((a, b) => distance(a) - distance(b))
  return nearest
}

interface PlacedRuns {
  readonly place: Place
  readonly runs: readonly TextRun[]
}

function placesIn({ pointer, state, texts = [] }: Box, content: unknown): PlacedRuns[] {
  if (pointer === undefined || state === 'hidden' || texts.length === 0) return []
  const value = valueAt(content, pointer)
  if (typeof value === 'string') return [{ place: pointer, runs: texts }]
  if (valueAt(value, '/altText') !== undefined) return [{ place: memberOf(pointer, 'altText'), runs: texts }]
  if (valueAt(value, '/key') === undefined) return []
  return (['label', 'value'] as const).flatMap(role => {
    const runs = texts.filter(run => run.role === role)
    const text = valueAt(value, `/${role}`)
    const isText = typeof text === 'string' || typeof text === 'number'
    return runs.length > 0 && isText ? [{ place: memberOf(pointer, role), runs }] : []
  })
}

/** Of the letters around their baseline, in shares of their size. */
const ASCENT = 0.97
const HEIGHT = 1.25

function frameOf(runs: readonly TextRun[]): Omit<PictureText, 'place'> {
  const size = Math.max(...runs.map(run => run.size))
  const x = Math.min(...runs.map(run => run.x))
  const right = Math.max(...runs.map(run => run.x + run.width))
  const top = Math.min(...runs.map(run => run.baseline)) - size * ASCENT
  const bottom = Math.max(...runs.map(run => run.baseline)) + size * (HEIGHT - ASCENT)
  const [first] = runs
  return { size, alignment: first?.alignment ?? 'left', rect: { x, y: top, width: right - x, height: bottom - top } }
}
