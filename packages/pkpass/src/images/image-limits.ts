// Limits on a stranger's image, checked before anything is decoded.

/** A photograph of 24 megapixels as JPEG has 5 to 12 MB. */
export const MAX_SOURCE_BYTES = 16 * 1024 * 1024

/**
 * A photograph of 24 megapixels, what current phones take unless told otherwise; 100 MB once decoded. A PNG of a few kilobytes can
 * claim ten thousand million.
 */
export const MAX_SOURCE_PIXELS = 25_000_000

/** Logos have some 1 to 300 KB; what is larger is a traced photograph, and the time to draw grows faster than the size. */
export const MAX_SVG_BYTES = 1_000_000

/** Longest side librsvg draws. */
export const MAX_SVG_SIDE = 32_767

/**
 * Share of a picture that may be cut off, or by which it may be enlarged, without a finding: a background of 343 × 503 points, as
 * design guidance has it, is no news in a slot of 345 × 505; a strip of 375 × 123, the archived guide's, is one in 375 × 144.
 */
export const UNREPORTED_SHARE = 0.05

/** "Above about 1 MB" an image is slow to load. Rule `image-huge`. */
export const ADVISED_IMAGE_BYTES = 1_000_000
