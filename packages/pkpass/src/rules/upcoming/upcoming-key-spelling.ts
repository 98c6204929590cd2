import { passRule } from '../rule.ts'
import { requireBothSpellings, type Spellings } from '../semantic/spellings.ts'
import { remoteImages } from './remote-images.ts'

const LINKS: Spellings = ['URLs', 'urls']
const OF_FILE: readonly Spellings[] = [
  ['URL', 'url'],
  ['SHA256', 'sha256'],
]

export const upcomingKeySpelling = passRule({
  id: 'upcoming-key-spelling',
  severity: 'info',
  effect: 'none',
  condition:
    'A key of an upcoming entry that Apple spells in two ways is there in one only: URLs, SHA256 and URL in its reference, urls, sha256 and url in its Pass Builder',
  onThePhone: 'Names in JSON know upper and lower case, and nobody has shown which spelling a system reads',
  fix: 'Write both spellings with the same value',
  source: 'AD, PB',
  check({ pass: { upcomingPassInformation: entries } }, report) {
    if (!entries) return
    for (const [index, entry] of entries.entries()) {
      const path = ['upcomingPassInformation', index]
      requireBothSpellings(entry, LINKS, path, report)
      const { headerImage, venueMap } = entry.images ?? {}
      if (headerImage)
        requireBothSpellings(headerImage, LINKS, [...path, 'images', 'headerImage'], report, completeFiles)
      if (venueMap) requireBothSpellings(venueMap, LINKS, [...path, 'images', 'venueMap'], report, completeFiles)
    }
    for (const { file, path } of remoteImages(entries)) {
      for (const spellings of OF_FILE) requireBothSpellings(file, spellings, path, report)
    }
  },
})

/** The files as they are to stand under the other spelling: with both spellings of their own keys. */
function completeFiles(files: unknown): unknown {
  return Array.isArray(files) ? files.map(completeFile) : files
}

function completeFile(file: unknown): unknown {
  if (typeof file !== 'object' || file === null) return file
  const complete = { ...file }
  for (const [reference, builder] of OF_FILE) {
    const value = Reflect.get(file, reference) ?? Reflect.get(file, builder)
    Reflect.set(complete, reference, value)
    Reflect.set(complete, builder, value)
  }
  return complete
}
