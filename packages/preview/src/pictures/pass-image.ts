/** A picture of a bundle, ready to be drawn. */
export interface PassImage {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** `data:image/png;base64,…` or `data:image/jpeg;base64,…`. */
  readonly dataUri: string
  /** Mean relative luminance from 0 to 1, where somebody has decoded it: automatic colours go by it. */
  readonly luminance?: number
}

/** Pictures by the name of their file: `logo@2x.png`, `en.lproj/strip@3x.png`. */
export type PassImages = ReadonlyMap<string, PassImage>
