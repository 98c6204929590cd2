import { fileRule } from '../rule.ts'
import { PERSONALIZATION_FILE } from './personalization-file.ts'

export const personalizationLogo = fileRule({
  id: 'personalization-logo',
  severity: 'info',
  effect: 'altered',
  condition: 'No personalizationLogo',
  onThePhone: 'Sheet without a mark',
  fix: 'Add personalizationLogo@2x.png and personalizationLogo@3x.png, 150 × 40 points',
  source: 'AR',
  check({ files, slots }, report) {
    if (!files.has(PERSONALIZATION_FILE) || slots.some(({ slot }) => slot === 'personalizationLogo')) return
    report('The sign-up sheet has no personalizationLogo', { file: 'personalizationLogo@2x.png' })
  },
})
