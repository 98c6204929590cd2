export { type DrawOptions, drawPass } from './draw/draw-pass.ts'
export { drawView } from './draw/draw-view.ts'
export type { LayoutOptions, StyleSet } from './layout/face.ts'
export { layoutPass } from './layout/layout-pass.ts'
export type {
  Box,
  BoxKind,
  CardEdge,
  DetectedKind,
  Fallback,
  LayoutName,
  PassLayout,
  Picture,
  Point,
  Reason,
  Rect,
  Shape,
  Surface,
  TextRun,
  Visibility,
} from './layout/pass-layout.ts'
export type { PassImage, PassImages } from './pictures/pass-image.ts'
export { readImages } from './pictures/read-images.ts'
export { layoutBack } from './views/back/layout-back.ts'
export type { BackOptions } from './views/back/page.ts'
export { type ContactSheetOptions, layoutContactSheet } from './views/contact-sheet.ts'
export { withoutMarkup } from './views/linked-text.ts'
export { layoutLockScreenBanner } from './views/lock-screen-banner.ts'
export { layoutRelevanceBanner } from './views/relevance-banner.ts'
export { layoutShareCard, type ShareCardOptions } from './views/share-card.ts'
export { layoutStack, type StackedPass, type StackOptions } from './views/stack.ts'
export type { Appearance, WatchSize } from './views/system-look.ts'
export type { Panel, ViewLayout, ViewName, ViewOptions } from './views/view-layout.ts'
export { layoutWatch, type WatchOptions } from './views/watch/layout-watch.ts'
