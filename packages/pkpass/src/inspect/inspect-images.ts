import { type Finding, finding } from '../findings/finding.ts'

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Checks that what is named `.png` is one. */
export function inspectImages(files: ReadonlyMap<string, Uint8Array>): Finding[] {
  return [...files]
    .filter(
      ([name, bytes]) =>
        name.endsWith('.png') && Buffer.compare(bytes.subarray(0, PNG_SIGNATURE.length), PNG_SIGNATURE) !== 0,
    )
    .map(([file]) => finding('image-not-png', `${file} is not a PNG image`, { file }))
}
