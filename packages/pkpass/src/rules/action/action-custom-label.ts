import { passRule } from '../rule.ts'

/** Names under which a label, an icon or a symbol was written, or may well be. */
const KEYS = [
  'icon',
  'iconName',
  'image',
  'label',
  'localizedLabel',
  'localizedTitle',
  'logoSymbolName',
  'sfSymbol',
  'symbol',
  'symbolName',
  'systemImage',
  'systemImageName',
  'text',
  'title',
]

export const actionCustomLabel = passRule({
  id: 'action-custom-label',
  severity: 'info',
  effect: 'altered',
  condition: 'An action carries a label, icon or symbol key',
  onThePhone: 'Ignored: Wallet writes icon and wording from the type',
  fix: 'Remove the key',
  source: 'W26, PB, D',
  form: KEYS.map(key => ({ at: `/featuredActions/*/${key}`, faults: ['unknown'] })),
})
