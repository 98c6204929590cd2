// Limits on a stranger's BER.

/**
 * Elements inside elements. A certificate in a SignedData ends 12 levels down; ten thousand levels, which fit into 20 KB, exhaust
 * the stack of a reader that follows them.
 */
export const MAX_BER_DEPTH = 32

/** Elements looked at. A signature has some hundreds; one of two octets each, there could be half a million. */
export const MAX_BER_ELEMENTS = 20_000
