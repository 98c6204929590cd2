import { IMAGE_SLOTS, type ImageSlotName } from '@billfold/pkpass/schema'
import { createDocument, formatPass, type PassDocument } from '../document/pass-document.ts'
import { drawForSlot, loadPicture } from '../pictures/rasterize.ts'
import type { Template } from './templates.ts'

/** Makes the document that a template stands for; its art is drawn by the browser. */
export async function beginFrom({ art, name, pass, translations }: Template, now: Date): Promise<PassDocument> {
  const drawn = await Promise.all(Object.entries(art).map(([slot, svg]) => drawArt(slot, svg)))
  const languages = Object.entries(translations?.(name) ?? {})
  const [[, texts] = ['', {}]] = languages
  // English too: with another language only, everybody would see that one.
  const english = Object.fromEntries(Object.keys(texts).map(text => [text, text]))
  return createDocument({
    text: formatPass(pass(name, now)),
    images: new Map(drawn.flatMap(files => [...files])),
    localizations: Object.fromEntries(languages.length > 0 ? [['en', english], ...languages] : []),
  })
}

async function drawArt(slot: string, svg: string): Promise<ReadonlyMap<string, Uint8Array>> {
  if (!isSlot(slot)) return new Map()
  const picture = await loadPicture(new Blob([svg], { type: 'image/svg+xml' }))
  return drawForSlot(slot, IMAGE_SLOTS[slot], picture)
}

function isSlot(name: string): name is ImageSlotName {
  return Object.hasOwn(IMAGE_SLOTS, name)
}
