export { ImageError, type ImageErrorCode } from './image-error.ts'
export type { ImageFinding, ImageRuleId } from './image-findings.ts'
export { type ImageFormat, recognizeFormat } from './image-format.ts'
export { checkImage, type ImageHeader, inspectImage } from './image-header.ts'
export {
  type ImageVariantOptions,
  type ImageVariants,
  makeImageVariants,
} from './make-image-variants.ts'
export type { ImageFit, ImageScale } from './plan-variants.ts'
export { rasterizeSvg } from './rasterize-svg.ts'
