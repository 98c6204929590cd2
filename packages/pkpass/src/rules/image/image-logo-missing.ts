import { CLASSIC_STYLES } from '../../schema/pass.ts'
import { fileRule } from '../rule.ts'
import { hasNewLayout } from './layouts.ts'

export const imageLogoMissing = fileRule({
  id: 'image-logo-missing',
  severity: 'info',
  effect: 'altered',
  condition: 'No logo and no logoText',
  onThePhone: 'Empty top corner',
  fix: 'Add logo@2x.png and logo@3x.png, or give the pass a logoText',
  source: 'AN',
  check({ pass, images, slots }, report) {
    if (!pass || !CLASSIC_STYLES.some(style => pass[style]) || pass.logoText || pass.logoSymbolName) return
    if (slots.some(({ slot }) => slot === 'logo' || (slot === 'primaryLogo' && hasNewLayout(pass)))) return
    // A logo under a wrong name has a finding already.
    if (images.some(({ name }) => 'fault' in name && name.meant?.startsWith('logo'))) return
    report('The pass has neither a logo nor logoText', { file: 'logo@2x.png' })
  },
})
