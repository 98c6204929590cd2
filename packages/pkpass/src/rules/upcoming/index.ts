import { upcomingIdentifierDuplicate } from './upcoming-identifier-duplicate.ts'
import { upcomingImageHash } from './upcoming-image-hash.ts'
import { upcomingImageReuse } from './upcoming-image-reuse.ts'
import { upcomingImageSize } from './upcoming-image-size.ts'
import { upcomingImageUrl } from './upcoming-image-url.ts'
import { upcomingKeySpelling } from './upcoming-key-spelling.ts'
import { upcomingNoBackFields } from './upcoming-no-back-fields.ts'
import { upcomingNoDate } from './upcoming-no-date.ts'
import { upcomingNoInheritance } from './upcoming-no-inheritance.ts'
import { upcomingNotPoster } from './upcoming-not-poster.ts'
import { upcomingRequired } from './upcoming-required.ts'
import { upcomingType } from './upcoming-type.ts'

export const UPCOMING_RULES = [
  upcomingNotPoster,
  upcomingRequired,
  upcomingIdentifierDuplicate,
  upcomingType,
  upcomingNoDate,
  upcomingImageUrl,
  upcomingImageHash,
  upcomingImageSize,
  upcomingImageReuse,
  upcomingKeySpelling,
  upcomingNoBackFields,
  upcomingNoInheritance,
] as const
