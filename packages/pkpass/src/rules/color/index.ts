import { colorAllMissing } from './color-all-missing.ts'
import { colorAutomaticConflict } from './color-automatic-conflict.ts'
import { colorContrastLabel } from './color-contrast-label.ts'
import { colorContrastValue } from './color-contrast-value.ts'
import { colorForm } from './color-form.ts'
import { colorHex } from './color-hex.ts'
import { colorLabelEqualsValue } from './color-label-equals-value.ts'
import { colorOverImage } from './color-over-image.ts'
import { colorPartial } from './color-partial.ts'
import { colorPosterKeyMisplaced } from './color-poster-key-misplaced.ts'
import { colorRange } from './color-range.ts'

export const COLOR_RULES = [
  colorForm,
  colorHex,
  colorRange,
  colorContrastValue,
  colorContrastLabel,
  colorLabelEqualsValue,
  colorPartial,
  colorAllMissing,
  colorOverImage,
  colorAutomaticConflict,
  colorPosterKeyMisplaced,
] as const
