import { fileRule } from '../rule.ts'
import { ICONS } from './icon-files.ts'

export const iconMissing = fileRule({
  id: 'icon-missing',
  severity: 'error',
  effect: 'refused',
  condition: 'No icon in any scale',
  onThePhone: 'Silent refusal',
  fix: 'Add icon.png, icon@2x.png and icon@3x.png',
  source: 'PB, AD, chobbledotcom/tickets#587',
  check({ files }, report) {
    if (!ICONS.some(name => files.has(name))) report('The bundle has no icon', { file: 'icon@2x.png' })
  },
})
