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
