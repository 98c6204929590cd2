import { passRule } from '../rule.ts'
import { pathOfTag, tagsOfPass } from '../semantic/tags.ts'

const PARTS = ['namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix', 'nickname'] as const

export const semanticBpPassenger = passRule({
  id: 'semantic-bp-passenger',
  severity: 'error',
  effect: 'fallback',
  condition:
    'A semantic boarding pass has no passengerName, or one without prefix, given, middle and family name, suffix and nickname: a phonetic form alone does not count',
  onThePhone: 'Drawn as a classic boarding pass',
  fix: 'Add given and family name to the semantic tag passengerName',
  source: 'PB, AD',
  check(context, report) {
    if (!context.isSemanticBoardingPass) return
    const name = tagsOfPass(context).passengerName
    if (name && PARTS.some(part => name[part])) return
    report(`passengerName ${name ? 'has no part of a name' : 'is missing'}`, pathOfTag(context, 'passengerName'))
  },
})
