import type { ImageSlotName, PassContent } from '@billfold/pkpass'

/** A pass to begin with: everything its style draws, with contents that make sense together. */
export interface Starter {
  /** Whose pass it is unless the person gives a name. */
  readonly name: string
  /** What it is, in a word or two. */
  readonly purpose: string
  /** SVG images that are as large, in points, as they are drawn. */
  readonly art: Readonly<Partial<Record<ImageSlotName, string>>>
  /** Without pass type and team: the certificate that signs has them. */
  pass(name: string, now: Date): PassContent
  /** Texts of `pass()` in other languages, by language tag. */
  translations?(name: string): Readonly<Record<string, Readonly<Record<string, string>>>>
}
