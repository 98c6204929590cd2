import { passRule } from '../rule.ts'

export const actionUrlMissing = passRule({
  id: 'action-url-missing',
  severity: 'warning',
  effect: 'dropped',
  condition: "No url. Apple's Pass Builder treats it as optional",
  onThePhone: 'The card has nowhere to go; not drawn',
  fix: 'Add a url to the action',
  source: 'PB, D',
  check({ pass: { featuredActions } }, report) {
    if (!featuredActions) return
    for (const [index, { url }] of featuredActions.entries()) {
      // An empty one leads nowhere either.
      if (!url) report('The action has no url', ['featuredActions', index, 'url'])
    }
  },
})
