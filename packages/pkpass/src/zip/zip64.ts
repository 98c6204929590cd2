/** Sizes and place of a member, as they are when ZIP64 says them. */
export interface MemberSizes {
  readonly bytes: number
  readonly compressedBytes: number
  readonly localOffset: number
}

const ZIP64_EXTRA = 0x0001
const SATURATED = 0xffffffff

/** Whether a 32 bit field says that its value is in a ZIP64 structure. */
export function isSaturated(value: number): boolean {
  return value === SATURATED
}

/** Exact up to 2^53; what is beyond that is beyond every limit too. */
export function readUInt64(view: Buffer, at: number): number {
  return view.readUInt32LE(at) + view.readUInt32LE(at + 4) * 2 ** 32
}

/**
 * Puts the values of a ZIP64 extra field in the place of the fields that are saturated; nothing when one is missing.
 *
 * ```
 * 2 id 0x0001, 2 length, then only those that are saturated: 8 bytes, 8 compressed bytes, 8 offset of the local header
 * ```
 *
 * @param extra All extra fields of a header; those with other ids are passed over.
 * @see APPNOTE.TXT 6.3.10, section 4.5.3
 */
export function resolveSizes(sizes: MemberSizes, extra: Buffer): MemberSizes | undefined {
  const field = zip64Field(extra)
  let at = 0
  const resolve = (value: number): number | undefined => {
    if (!isSaturated(value)) return value
    if (!field || at + 8 > field.length) return undefined
    at += 8
    return readUInt64(field, at - 8)
  }
  const bytes = resolve(sizes.bytes)
  const compressedBytes = resolve(sizes.compressedBytes)
  const localOffset = resolve(sizes.localOffset)
  if (bytes === undefined || compressedBytes === undefined || localOffset === undefined) return undefined
  return { bytes, compressedBytes, localOffset }
}

function zip64Field(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2)
    if (extra.readUInt16LE(at) === ZIP64_EXTRA && end <= extra.length) return extra.subarray(at + 4, end)
    at = end
  }
  return undefined
}
