export { type DrawOptions, drawPass } from './draw/draw-pass.ts'
export type { LayoutOptions, StyleSet } from './layout/face.ts'
export { layoutPass } from './layout/layout-pass.ts'
export type {
  Box,
  BoxKind,
  CardEdge,
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
