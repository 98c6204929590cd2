import sharp from 'sharp'
import { ImageError } from './image-error.ts'
import { readSource } from './image-header.ts'
import { tokenizeSvg } from './svg-tokens.ts'

/**
 * Draws an SVG as PNG, its longer side as long as is said, in its own proportions.
 *
 * For SVGs of people you do not know: what they draw is in them, as for `makeImageVariants`, and scripts are refused rather than
 * left out. Neither time nor memory are bounded, a few kilobytes can take minutes or gigabytes, and drawing cannot be broken off: call
 * it in a process that you can end.
 *
 * @throws ImageError ERR_IMAGE_FORMAT, ERR_IMAGE_BYTES, ERR_IMAGE_PIXELS, ERR_IMAGE_SVG, ERR_IMAGE_DECODE
 */
export async function rasterizeSvg(svg: Uint8Array, longerSidePx: number): Promise<Uint8Array> {
  const { bytes, header } = await readSource(svg)
  if (header.format !== 'svg') {
    throw new ImageError('ERR_IMAGE_FORMAT', `Expected an SVG, found ${header.format}. It needs no drawing`)
  }
  refuseScripts(new TextDecoder().decode(bytes))
  try {
    const size = { width: longerSidePx, height: longerSidePx, fit: 'inside' } as const
    return await sharp(bytes).resize(size).toColourspace('srgb').png().toBuffer()
  } catch (cause) {
    throw new ImageError('ERR_IMAGE_DECODE', 'The svg image is damaged or cut off. Export it anew', { cause })
  }
}

/** @see SVG 2, section 15: elements, attributes for events, and addresses that are scripts */
function refuseScripts(text: string): void {
  for (const { token } of tokenizeSvg(text)) {
    if (token.kind !== 'start') continue
    const isScripted = token.attributes.some(
      ({ name, value }) => /^on/i.test(name) || (name === 'href' && SCRIPT_ADDRESS.test(value)),
    )
    if (!isScripted && token.name.toLowerCase() !== 'script') continue
    throw new ImageError('ERR_IMAGE_SVG', 'Expected an SVG that only draws, found a script in it. Save it as plain SVG')
  }
}

/** As a URL parser reads it: with control characters and spaces in front, and line breaks anywhere. */
const SCRIPT_ADDRESS = /^[^!-\u{10ffff}]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/iu
