import { passRule } from '../rule.ts'

export const upcomingImageReuse = passRule({
  id: 'upcoming-image-reuse',
  severity: 'warning',
  effect: 'dropped',
  condition: 'reuseExisting: true and the bundle has no image of that purpose',
  onThePhone: 'Image missing',
  fix: 'Add the file, or URLs',
  source: 'AD',
})
