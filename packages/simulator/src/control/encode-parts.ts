import type { PassParts } from '../device/pass-parts.ts'

/** A pass's parts as JSON values: files by path in base64. */
export function encodeParts({ passJson, files }: PassParts) {
  return {
    passJson,
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])),
  }
}
