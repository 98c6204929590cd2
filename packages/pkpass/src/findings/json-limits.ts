/** One JSON file of a bundle. A poster ticket with every semantic tag has 30 KB, a manifest of a thousand files 100 KB. */
export const MAX_JSON_BYTES = 1024 * 1024

/** Values in one `pass.json`, containers included. A poster ticket with every semantic tag has some hundreds. */
export const MAX_JSON_VALUES = 10_000

/** Containers inside containers. The documented keys need seven. */
export const MAX_JSON_DEPTH = 64

/**
 * Whether a value has more in it than is looked at. A list of eight million wrong fields fits into one file of an archive, and
 * one finding for each takes minutes and all memory; a value that holds itself, which no JSON can, is beyond the limits too.
 */
export function exceedsJsonLimits(root: unknown): boolean {
  let values = 0
  const isTooMuch = (value: unknown, depth: number): boolean => {
    values += 1
    if (values > MAX_JSON_VALUES || depth > MAX_JSON_DEPTH) return true
    if (typeof value !== 'object' || value === null) return false
    for (const key in value) {
      if (isTooMuch(Reflect.get(value, key), depth + 1)) return true
    }
    return false
  }
  return isTooMuch(root, 0)
}
