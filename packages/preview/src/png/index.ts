export type { MissingFont } from './fonts.ts'
export { PngError, type PngErrorCode } from './png-error.ts'
export { type Png, type PngOptions, renderPng } from './render-png.ts'
