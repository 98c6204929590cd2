import { STYLES } from '../../schema/pass.ts'
import { fileRule } from '../rule.ts'
import { usesSlot } from './slot-use.ts'

export const imageSlotNotInStyle = fileRule({
  id: 'image-slot-not-in-style',
  severity: 'warning',
  effect: 'dropped',
  condition:
    'A slot that no style of the pass uses: strip on generic or boardingPass; thumbnail on coupon or storeCard; background on generic, coupon, storeCard (without posterGeneric beside it); artwork or primaryLogo without a poster or semantic layout; footer outside boardingPass; secondaryLogo or venueMap outside poster event tickets',
  onThePhone: 'Ignored',
  fix: 'Remove the image, or change the style',
  source: 'AN, AD, dotnet-passbook#203',
  check({ slots, pass }, report) {
    if (!pass) return
    const told = new Set<string>()
    for (const { slot, files } of slots) {
      const [first] = files
      if (!first || told.has(slot) || usesSlot(pass, slot)) continue
      told.add(slot)
      const styles = STYLES.filter(style => pass[style]).join(' and ')
      report(`${first.path} is drawn by no layout that this ${styles} asks for`, { file: first.path })
    }
  },
})
