import type { Box } from '../../layout/pass-layout.ts'

/** Parts of the card below each other: each says where it ends. */
export interface WatchPart {
  readonly boxes: readonly Box[]
  /** As its top, where it takes no room. */
  readonly bottom: number
}

export const WATCH_REASONS = { value: 'layout-row-text', label: 'layout-label-long' } as const
