import { fileRule } from '../rule.ts'

export const imageSlotNotInStyle = fileRule({
  id: 'image-slot-not-in-style',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'A slot that no style of the pass uses: strip on generic or boardingPass; thumbnail on coupon or storeCard; background on generic, coupon, storeCard (without posterGeneric beside it); artwork or primaryLogo without a poster or semantic layout; footer outside boardingPass; secondaryLogo or venueMap outside poster event tickets',
  onThePhone: 'Ignored',
  fix: 'Remove, or change the style',
  source: 'AN, AD, dotnet-passbook#203',
})
