/** More than one pass asks for, in any of its views. */
const MAX_KEPT = 64

/**
 * Keeps the formats that were asked for last: to make one takes as long as to place some ten texts, and a pass that is being
 * designed is formatted at every letter.
 */
function kept<Options extends object, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>()
  return (locale: string, options: Options): Format => {
    const key = JSON.stringify([locale, options])
    const known = formats.get(key)
    if (known) return known
    const made = make(locale, options)
    const [oldest] = formats.keys()
    if (formats.size >= MAX_KEPT && oldest !== undefined) formats.delete(oldest)
    formats.set(key, made)
    return made
  }
}

/** How numbers are written in a language. @throws RangeError for what is no language tag */
export const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))

/** How dates are written in a language. @throws RangeError for a time zone or a language tag that there is not */
export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

/** How spans of time are written in a language. @throws RangeError for what is no language tag */
export const relativeTimeFormat = kept(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)
