const MAX_NAMED = 3

/** Names the first few of many: "a, b, c and 7 more". */
export function listNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMED
  if (more <= 0) return names.join(', ')
  return `${names.slice(0, MAX_NAMED).join(', ')} and ${more} more`
}
