import { layoutAuxiliaryCount } from './layout-auxiliary-count.ts'
import { layoutBoardingPrimary } from './layout-boarding-primary.ts'
import { layoutFrontEmpty } from './layout-front-empty.ts'
import { layoutGenericSquareBarcode } from './layout-generic-square-barcode.ts'
import { layoutHeaderCount } from './layout-header-count.ts'
import { layoutHeaderCrowded } from './layout-header-crowded.ts'
import { layoutHeaderEssential } from './layout-header-essential.ts'
import { layoutLabelLong } from './layout-label-long.ts'
import { layoutLogoTextLong } from './layout-logo-text-long.ts'
import { layoutPosterFooterCount } from './layout-poster-footer-count.ts'
import { layoutPosterTitleLabel } from './layout-poster-title-label.ts'
import { layoutPrimaryCount } from './layout-primary-count.ts'
import { layoutPrimaryLong } from './layout-primary-long.ts'
import { layoutRowText } from './layout-row-text.ts'
import { layoutSecondaryAuxiliaryCombined } from './layout-secondary-auxiliary-combined.ts'
import { layoutSecondaryCount } from './layout-secondary-count.ts'

export const LAYOUT_RULES = [
  layoutHeaderCount,
  layoutHeaderCrowded,
  layoutLogoTextLong,
  layoutPrimaryCount,
  layoutBoardingPrimary,
  layoutPrimaryLong,
  layoutSecondaryCount,
  layoutAuxiliaryCount,
  layoutSecondaryAuxiliaryCombined,
  layoutGenericSquareBarcode,
  layoutRowText,
  layoutPosterFooterCount,
  layoutPosterTitleLabel,
  layoutLabelLong,
  layoutFrontEmpty,
  layoutHeaderEssential,
] as const
