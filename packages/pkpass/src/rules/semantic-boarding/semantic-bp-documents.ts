import { passRule } from '../rule.ts'
import { requireTag, tagsOfPass } from '../semantic/tags.ts'

export const semanticBpDocuments = passRule({
  id: 'semantic-bp-documents',
  severity: 'info',
  effect: 'dropped',
  condition:
    'A semantic boarding pass has internationalDocumentsAreVerified without internationalDocumentsVerifiedDeclarationName',
  onThePhone: 'No badge',
  fix: 'Add internationalDocumentsVerifiedDeclarationName, such as DOCS OK',
  source: 'AD, PB',
  check(context, report) {
    if (!context.isSemanticBoardingPass || tagsOfPass(context).internationalDocumentsAreVerified !== true) return
    requireTag(context, 'internationalDocumentsVerifiedDeclarationName', report)
  },
})
