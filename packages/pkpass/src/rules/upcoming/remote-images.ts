import type { ImageUrlEntry, UpcomingPassInformationEntry } from '../../schema/upcoming-pass-information.ts'
import type { Path } from '../pass-context.ts'

interface RemoteImage {
  readonly file: ImageUrlEntry
  readonly path: Path
}

/** The files that entries have fetched, under either spelling. */
export function remoteImages(entries: readonly UpcomingPassInformationEntry[]): RemoteImage[] {
  const found: RemoteImage[] = []
  for (const [index, { images }] of entries.entries()) {
    for (const purpose of ['headerImage', 'venueMap'] as const) {
      for (const key of ['URLs', 'urls'] as const) {
        for (const [at, file] of (images?.[purpose]?.[key] ?? []).entries()) {
          found.push({ file, path: ['upcomingPassInformation', index, 'images', purpose, key, at] })
        }
      }
    }
  }
  return found
}
