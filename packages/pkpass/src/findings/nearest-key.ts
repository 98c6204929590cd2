/** More letters than this apart, and it is another word. */
const MAX_DISTANCE = 3

/** The known key that a misspelt one most likely was to be, by letters changed, put in, left out or swapped. */
export function nearestKey(misspelt: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined
  let least = Math.min(MAX_DISTANCE, Math.floor(misspelt.length / 3)) + 1
  for (const key of known) {
    if (Math.abs(key.length - misspelt.length) >= least) continue
    const distance = distanceOf(misspelt.toLowerCase(), key.toLowerCase())
    if (distance < least) {
      least = distance
      nearest = key
    }
  }
  return nearest
}

/** Damerau-Levenshtein distance, restricted: neighbours swapped count once. */
function distanceOf(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      let least = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforePrevious[column - 2] ?? 0) + 1)
      }
      current.push(least)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
