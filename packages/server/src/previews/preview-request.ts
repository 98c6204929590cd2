import type { Pass } from '@billfold/pkpass'

export const PREVIEW_VIEWS = ['front', 'back', 'stack', 'watch', 'share', 'all'] as const
type PreviewView = (typeof PREVIEW_VIEWS)[number]

export const STYLE_SETS = ['ios18', 'ios27'] as const

/** How a pass is to be drawn. */
export interface PreviewOptions {
  readonly view: PreviewView
  /** As which system draws it. */
  readonly styleSet: (typeof STYLE_SETS)[number]
  /** BCP 47 language tag of the device. */
  readonly locale: string
  /** IANA time zone of the device. */
  readonly timeZone: string
}

/** What is sent to the thread that draws. */
export interface PreviewRequest extends PreviewOptions {
  readonly pass: Pass
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly now: Date
  /** Pixels per point of a picture; absent for SVG. */
  readonly scale?: number | undefined
}

/** What it answers: the drawing, or that there is none. */
export type PreviewAnswer = { readonly bytes: Uint8Array } | { readonly failed: string }
