import { passRule } from '../rule.ts'
import { coveringImage } from './background-image.ts'

export const colorOverImage = passRule({
  id: 'color-over-image',
  severity: 'info',
  effect: 'altered',
  condition: 'backgroundColor together with a background or poster image; text over a busy strip',
  onThePhone: 'The colour is not drawn; text contrast depends on the image',
  fix: 'Test text against the image; darken it',
  source: 'AN, HIG',
  check(context, report) {
    if (context.pass.backgroundColor === undefined) return
    const image = coveringImage(context)
    if (image !== undefined) report(`The image ${image} covers backgroundColor`, ['backgroundColor'])
  },
})
