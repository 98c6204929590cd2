import type { Pass, Style, StyleContent } from '@billfold/pkpass/schema'
import type { Box, Surface } from '../../layout/pass-layout.ts'
import { type Appearance, DETAILS, type SystemPalette } from '../system-look.ts'
import type { ViewOptions } from '../view-layout.ts'

export interface BackOptions extends ViewOptions {
  /** @default 'light' */
  readonly appearance?: Appearance
  /** When the phone last got the pass; told below the switches. */
  readonly updatedAt?: Date
}

/** What the parts of the page are made with. */
export interface Page {
  readonly pass: Pass
  readonly options: BackOptions
  readonly style: Style
  readonly content: StyleContent
  readonly colors: SystemPalette
  readonly left: number
  readonly right: number
}

/** What stands in one group of cells: how high each cell is, and what is in it when it begins at a height. */
export interface Cell {
  readonly height: number
  readonly boxes: (top: number) => readonly Box[]
}

/** A part of the page, and where it ends. */
export interface Part {
  readonly boxes: readonly Box[]
  readonly bottom: number
}

/** Cells below each other on one surface with round corners, hairlines between them. */
export function layoutCells({ left, right, colors, options }: Page, top: number, cells: readonly Cell[]): Part {
  if (cells.length === 0) return { boxes: [], bottom: top }
  const height = cells.reduce((sum, cell) => sum + cell.height, 0)
  const surfaces: Surface[] = [
    {
      rect: { x: left, y: top, width: right - left, height },
      color: colors.cell,
      opacity: 1,
      radius: Math.min(DETAILS.radius[options.styleSet], height / 2),
    },
  ]
  const boxes: Box[] = []
  let at = top
  for (const [index, cell] of cells.entries()) {
    if (index > 0) {
      const rect = { x: left + DETAILS.padding.x, y: at, width: right - left - DETAILS.padding.x, height: 0.5 }
      surfaces.push({ rect, color: colors.separator, opacity: 1 })
    }
    boxes.push(...cell.boxes(at))
    at += cell.height
  }
  const rect = { x: left, y: top, width: right - left, height }
  return { boxes: [{ kind: 'cell', rect, state: 'shown', surfaces }, ...boxes], bottom: top + height }
}
