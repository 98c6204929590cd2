import { formatStrings } from '@billfold/pkpass/display'
import type { PassDocument } from './pass-document.ts'

/** The files of a bundle beside `pass.json`, by path: images, and the strings of each language. */
export function bundleFiles({ images, localizations }: PassDocument): Map<string, Uint8Array> {
  const files = new Map(images)
  for (const [language, strings] of Object.entries(localizations)) {
    const wellFormed = Object.entries(strings).map(([text, translation]) => [text, translation.toWellFormed()])
    files.set(`${language}.lproj/pass.strings`, formatStrings(Object.fromEntries(wellFormed)))
  }
  return files
}
