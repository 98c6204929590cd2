/**
 * Share of a picture that may be cut off, or by which it may be enlarged, without a finding: a background of 343 × 503 points, as
 * design guidance has it, is no news in a slot of 345 × 505; a strip of 375 × 123, the archived guide's, is one in 375 × 144.
 */
export const UNREPORTED_SHARE = 0.05

/** "Above about 1 MB" an image is slow to load. Rule `image-huge`. */
export const ADVISED_IMAGE_BYTES = 1_000_000
