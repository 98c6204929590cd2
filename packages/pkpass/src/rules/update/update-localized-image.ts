import { describeValue } from '../../findings/describe-value.ts'
import { updateRule } from '../rule.ts'

const LOCALIZED_IMAGE = /^[^/]+\.lproj\/[^/]+\.png$/

export const updateLocalizedImage = updateRule({
  id: 'update-localized-image',
  severity: 'info',
  effect: 'altered',
  condition: 'A localized image changes',
  onThePhone: 'May not refresh after the pass was added',
  fix: 'Change the texts, or use a root image',
  source: 'AD',
  check({ changedFiles }, report) {
    const images = changedFiles.filter(name => LOCALIZED_IMAGE.test(name))
    if (images.length > 0) report(`Localized images changed: ${images.map(name => describeValue(name)).join(', ')}`)
  },
})
