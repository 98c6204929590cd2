import type { PassImage, PassImages } from './pass-image.ts'

/** The largest first: an SVG is looked at in any size. */
const NAMES = ['@3x.png', '@2x.png', '.png'] as const

/**
 * The picture of a slot that a device with a language shows: the root wins over every folder of a language, and a folder of the
 * whole language tag over one of its beginning. A device that finds only foreign languages shows the first of them, as with texts.
 *
 * @see Bundle format, section 3
 */
export function findImage(images: PassImages, slot: string, locale: string): PassImage | undefined {
  const parts = locale.split('-')
  const folders = parts.map((_part, index) => `${parts.slice(0, parts.length - index).join('-')}.lproj/`)
  for (const folder of ['', ...folders]) {
    for (const name of NAMES) {
      const image = images.get(`${folder}${slot}${name}`)
      if (image) return image
    }
  }
  const foreign = [...images].find(([name]) => NAMES.some(ending => name.endsWith(`.lproj/${slot}${ending}`)))
  return foreign?.[1]
}
