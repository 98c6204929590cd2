import { passRule } from '../rule.ts'

/** What the bundle may have for each image of an entry. No file is named for the header: its art will do. */
const SOURCES = [
  ['headerImage', ['artwork', 'background']],
  ['venueMap', ['venueMap']],
] as const

export const upcomingImageReuse = passRule({
  id: 'upcoming-image-reuse',
  severity: 'warning',
  effect: 'dropped',
  condition: 'reuseExisting of an upcoming entry, and the bundle has no image of that purpose',
  onThePhone: 'The image is missing',
  fix: 'Add the image to the bundle, or give addresses in URLs',
  source: 'AD',
  check({ pass: { upcomingPassInformation: entries }, images }, report) {
    if (!entries || !images) return
    for (const [index, entry] of entries.entries()) {
      for (const [purpose, sources] of SOURCES) {
        if (!entry.images?.[purpose]?.reuseExisting || sources.some(source => images.has(source))) continue
        const place = ['upcomingPassInformation', index, 'images', purpose, 'reuseExisting']
        report(`${purpose} is to be taken from the bundle, which has none`, place)
      }
    }
  },
})
