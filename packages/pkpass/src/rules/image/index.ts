import { icon1xMissing } from './icon-1x-missing.ts'
import { icon2xMissing } from './icon-2x-missing.ts'
import { icon3xMissing } from './icon-3x-missing.ts'
import { iconMissing } from './icon-missing.ts'
import { imageCmyk } from './image-cmyk.ts'
import { imageHuge } from './image-huge.ts'
import { imageLogoMissing } from './image-logo-missing.ts'
import { imageNameScale } from './image-name-scale.ts'
import { imageNameUnknown } from './image-name-unknown.ts'
import { imageNoRetina } from './image-no-retina.ts'
import { imageNotPng } from './image-not-png.ts'
import { imagePdf } from './image-pdf.ts'
import { imageScaleMismatch } from './image-scale-mismatch.ts'
import { imageSizeExact } from './image-size-exact.ts'
import { imageSizeMaximum } from './image-size-maximum.ts'
import { imageSizeMinimum } from './image-size-minimum.ts'
import { imageSlotNotInStyle } from './image-slot-not-in-style.ts'
import { imageStripEventTicket } from './image-strip-event-ticket.ts'
import { imageStripExcludes } from './image-strip-excludes.ts'
import { imageStripHeightStyle } from './image-strip-height-style.ts'
import { imageThumbnailAspect } from './image-thumbnail-aspect.ts'
import { imageTransparentIcon } from './image-transparent-icon.ts'
import { imageVenueMapName } from './image-venue-map-name.ts'
import { imageWatchHidden } from './image-watch-hidden.ts'

export const IMAGE_RULES = [
  iconMissing,
  icon2xMissing,
  icon3xMissing,
  icon1xMissing,
  imageNotPng,
  imagePdf,
  imageNameScale,
  imageNameUnknown,
  imageSlotNotInStyle,
  imageStripExcludes,
  imageStripEventTicket,
  imageSizeExact,
  imageSizeMaximum,
  imageSizeMinimum,
  imageScaleMismatch,
  imageNoRetina,
  imageThumbnailAspect,
  imageStripHeightStyle,
  imageHuge,
  imageWatchHidden,
  imageLogoMissing,
  imageVenueMapName,
  imageTransparentIcon,
  imageCmyk,
] as const
