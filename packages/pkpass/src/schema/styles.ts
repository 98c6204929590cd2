import type { Pass } from './pass.ts'
import type { StyleContent } from './style.ts'

// Apart from the declarations: who only looks a style up, as a browser does, needs nothing of what declares a pass.

export const CLASSIC_STYLES = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'] as const
export const STYLES = [...CLASSIC_STYLES, 'posterGeneric'] as const
export type Style = (typeof STYLES)[number]

/** The style a current system draws: `posterGeneric` where it is given, else the classic one. */
export function styleOf(pass: Pass): { readonly style: Style; readonly content: StyleContent } | undefined {
  for (const style of [...STYLES].reverse()) {
    const content = pass[style]
    if (content) return { style, content }
  }
  return undefined
}
