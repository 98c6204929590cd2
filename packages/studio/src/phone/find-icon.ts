import type { PassImage, PassImages } from '@billfold/preview'

/** The sharpest icon of a pass, as the Lock Screen shows it. */
export function findIcon(images: PassImages): PassImage | undefined {
  return images.get('icon@3x.png') ?? images.get('icon@2x.png') ?? images.get('icon.png')
}
