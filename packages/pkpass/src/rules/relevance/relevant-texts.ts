import type { Pass } from '../../schema/pass.ts'
import type { Path } from '../pass-context.ts'

/** The text that each place and each beacon has for the Lock Screen, if any, with where it stands. */
export function* relevantTexts({ locations, beacons }: Pass): Generator<{ text: string | undefined; path: Path }> {
  for (const [index, { relevantText }] of locations?.entries() ?? []) {
    yield { text: relevantText, path: ['locations', index, 'relevantText'] }
  }
  for (const [index, { relevantText }] of beacons?.entries() ?? []) {
    yield { text: relevantText, path: ['beacons', index, 'relevantText'] }
  }
}
