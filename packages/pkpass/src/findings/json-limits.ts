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
  return countValues(root, 0, 0) > MAX_JSON_VALUES
}

/** The values up to this one and in it; more than the limit as soon as a limit is passed. */
function countValues(value: unknown, before: number, depth: number): number {
  let count = before + 1
  if (typeof value !== 'object' || value === null) return count
  if (depth > MAX_JSON_DEPTH) return MAX_JSON_VALUES + 1
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (count > MAX_JSON_VALUES) return count
    count = countValues(member, count, depth + 1)
  }
  return count
}
