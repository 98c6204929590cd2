import { semanticTagsSchema } from '../../schema/semantic-tags.ts'
import { passRule } from '../rule.ts'
import { isMissing, tagsOfPass } from '../semantic/tags.ts'

/** What an entry says with keys of its own: its name and its start. */
const OWN_KEYS: ReadonlySet<string> = new Set(['eventName', 'eventStartDate', 'eventStartDateInfo'])
const TAGS = semanticTagsSchema.keyof().options.filter(tag => !OWN_KEYS.has(tag))
const MAX_NAMED = 5

export const upcomingNoInheritance = passRule({
  id: 'upcoming-no-inheritance',
  severity: 'info',
  effect: 'altered',
  condition: 'An entry of upcomingPassInformation lacks semantic tags that the pass has',
  onThePhone: 'The entry takes nothing over from the pass',
  fix: 'Repeat in semantics of the entry what it needs',
  source: 'W25',
  check(context, report) {
    const entries = context.pass.upcomingPassInformation
    if (!entries) return
    const tags = tagsOfPass(context)
    const ofPass = TAGS.filter(tag => !isMissing(tags[tag]))
    if (ofPass.length === 0) return
    for (const [index, { semantics = {} }] of entries.entries()) {
      const lacking = ofPass.filter(tag => semantics[tag] === undefined)
      if (lacking.length === 0) continue
      const more = lacking.length > MAX_NAMED ? ` and ${lacking.length - MAX_NAMED} more` : ''
      const named = lacking.slice(0, MAX_NAMED).join(', ')
      report(`The pass has ${named}${more}, the entry has not`, ['upcomingPassInformation', index, 'semantics'])
    }
  },
})
