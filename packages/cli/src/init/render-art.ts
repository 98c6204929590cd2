import { makeImageVariants } from '@billfold/pkpass/images'

/** Draws SVG images, by slot, as PNG files in all three scales. */
export async function renderArt(art: Readonly<Record<string, string>>): Promise<Record<string, Uint8Array>> {
  const encoder = new TextEncoder()
  const made = await Promise.all(Object.entries(art).map(([slot, svg]) => makeImageVariants(slot, encoder.encode(svg))))
  return Object.fromEntries(made.flatMap(({ files }) => Object.entries(files)))
}
