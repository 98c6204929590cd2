import { formatStrings } from '@billfold/pkpass/display'
import type { PassDocument } from './pass-document.ts'

/** What only editors read; it never gets into a pass. */
export const TOOLING_FILE = 'tooling.json'

/** The files of a bundle beside `pass.json`, by path: images, the strings of each language, and whatever else came along. */
export function bundleFiles({ images, localizations, otherFiles }: PassDocument): Map<string, Uint8Array> {
  const files = new Map([...otherFiles, ...images])
  files.delete(TOOLING_FILE)
  for (const [language, strings] of Object.entries(localizations)) {
    const wellFormed = Object.entries(strings).map(([text, translation]) => [text, translation.toWellFormed()])
    files.set(`${language}.lproj/pass.strings`, formatStrings(Object.fromEntries(wellFormed)))
  }
  return files
}
