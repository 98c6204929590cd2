import { createLocalize } from '@billfold/pkpass'
import {
  drawPass,
  drawView,
  layoutBack,
  layoutContactSheet,
  layoutPass,
  layoutShareCard,
  layoutStack,
  layoutWatch,
  readImages,
} from '@billfold/preview'
import type { PreviewRequest } from './preview-request.ts'

/** Points: the phone that the measures of Wallet are given for. */
const SCREEN_WIDTH_PT = 375

/** Draws a view of a pass as SVG. */
export function drawPreview({ pass, files, view, styleSet, locale, timeZone, now }: PreviewRequest): string {
  const options = {
    styleSet,
    locale,
    timeZone,
    now,
    screenWidthPt: SCREEN_WIDTH_PT,
    images: readImages(files),
    localize: createLocalize(files, locale),
  }
  switch (view) {
    case 'front':
      return drawPass(layoutPass(pass, { ...options, view: 'front' }))
    case 'back':
      return drawView(layoutBack(pass, options))
    case 'stack':
      return drawView(layoutStack([{ pass, ...options }], options))
    case 'watch':
      return drawView(layoutWatch(pass, options))
    case 'share':
      return drawView(layoutShareCard(pass, options))
    default:
      return drawView(layoutContactSheet(pass, options))
  }
}
