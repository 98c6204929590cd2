import { describeValue } from '../../findings/describe-value.ts'
import { fileRule } from '../rule.ts'
import { sizedImages } from './slot-size.ts'

/** Names of profiles for presses: SWOP, FOGRA, "Coated", and those that say it. */
const PRINT_PROFILE = /cmyk|swop|fogra|coated|\bgracol/i

export const imageCmyk = fileRule({
  id: 'image-cmyk',
  severity: 'warning',
  effect: 'altered',
  condition: 'Colour type or profile other than 8-bit RGB(A), grey or palette',
  onThePhone: 'Wrong colours or not drawn',
  fix: 'Convert the image to sRGB or Display P3 with 8 bits for each channel',
  source: 'K',
  check({ slots }, report) {
    for (const images of slots) {
      for (const image of sizedImages(images)) {
        const { bitsPerChannel, profileName = '' } = image.png
        const file = { file: image.path }
        if (bitsPerChannel > 8) report(`${image.path} has ${bitsPerChannel} bits for each channel`, file)
        else if (PRINT_PROFILE.test(profileName)) {
          report(`${image.path} has the colour profile ${describeValue(profileName)}, which is for print`, file)
        }
      }
    }
  },
})
