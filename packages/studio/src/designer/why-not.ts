import { RULES, type RuleId } from '@billfold/pkpass/findings'
import type { Reason } from '@billfold/preview'

/** Reasons that are no rule of the catalogue: nothing is wrong. */
const OWN = {
  'tags-before-fields': 'This layout is made of semantic tags; fields of your own are in the details',
  'system-too-old': 'The system is older than the layout',
  covered: 'The next pass in the pile lies over it',
  'not-on-watch': 'Apple Watch does not show it',
  private: 'It is left out of what is shared',
  'beyond-picture': 'The page scrolls on where the picture ends',
  'nothing-to-say': 'There is no occasion that it could tell of',
} as const satisfies Record<Exclude<Reason, RuleId>, string>

/** Why something is not simply shown, or, where a rule says that it is wrong, how it would be; without a full stop. */
export function whyNot(reason: Reason): string {
  return isOwn(reason) ? OWN[reason] : RULES[reason].fix
}

function isOwn(reason: Reason): reason is keyof typeof OWN {
  return Object.hasOwn(OWN, reason)
}
