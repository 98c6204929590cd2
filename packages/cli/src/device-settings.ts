import type { DisplaySettings } from '@billfold/pkpass/display'
import { UsageError } from './terminal.ts'

/** What a command is told of the phone that a pass is looked at on. */
export interface DeviceOptions {
  readonly locale: string
  /** That of this machine, where none is given. */
  readonly timeZone?: string
}

/** @throws UsageError for a language tag or a zone that is none. */
export function deviceSettings(options: DeviceOptions, now: Date): DisplaySettings {
  const { locale, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = options
  try {
    new Intl.DateTimeFormat(locale, { timeZone })
  } catch (cause) {
    throw new UsageError(
      `--locale must be a language tag such as de-DE and --time-zone a zone such as Europe/Berlin, found ${locale} and ${timeZone}`,
      { cause },
    )
  }
  return { locale, timeZone, now }
}
