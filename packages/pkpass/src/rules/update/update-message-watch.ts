import { updateRule } from '../rule.ts'

export const updateMessageWatch = updateRule({
  id: 'update-message-watch',
  severity: 'info',
  effect: 'none',
  condition: 'The message matters on Apple Watch',
  onThePhone: 'The watch does not use changeMessage; phone banners are mirrored',
  fix: 'Do not rely on it',
  source: 'PB, AD',
  check({ announced }, report) {
    const [only, ...others] = announced
    if (only && others.length === 0)
      report('The message is written for the phone', [...only.after.path, 'changeMessage'])
  },
})
