import { CLASSIC_STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'

export const styleChanged = passRule({
  id: 'style-changed',
  severity: 'warning',
  effect: 'altered',
  condition: 'An update changes the style of an issued pass',
  onThePhone:
    'Layout, field matching and relevance rules change under the holder; one source advises against it outright',
  fix: 'Issue another pass instead',
  source: 'AN',
  check({ pass, style, before }, report) {
    if (!before) return
    const classicBefore = CLASSIC_STYLES.find(each => before[each])
    const from = classicBefore ?? (before.posterGeneric && 'posterGeneric')
    const to = style ?? (pass.posterGeneric && 'posterGeneric')
    if (from === undefined || to === undefined || from === to) return
    // Beside a poster that stays, a classic style may come or go: current systems draw what they drew.
    if (before.posterGeneric && pass.posterGeneric && (!classicBefore || !style)) return
    report(`The pass was issued as ${from} and is now ${to}`, [to])
  },
})
