import { updateRule } from '../rule.ts'

export const updateNoDifference = updateRule({
  id: 'update-no-difference',
  severity: 'warning',
  effect: 'update',
  condition: 'Content equals the old version, yet the tag moved',
  onThePhone: 'Device logs that the pass was unchanged; pushes wasted',
  fix: 'Compare a canonical form first; do not push',
  source: 'AR, SO',
  check({ isSame }, report) {
    if (isSame) report('The new version says the same as the old one')
  },
})
