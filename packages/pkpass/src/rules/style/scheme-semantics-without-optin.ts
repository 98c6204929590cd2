import { metaOf } from '../../schema/key.ts'
import type { StyleScheme } from '../../schema/pass.ts'
import { type SemanticTags, semanticTagsSchema } from '../../schema/semantic-tags.ts'
import { passRule } from '../rule.ts'
import { LAYOUT_SCHEMES } from './layout-schemes.ts'

const DECLARED = Object.entries(semanticTagsSchema.shape).map(([tag, schema]) => ({ tag, meta: metaOf(schema) }))

/** Tags without which some scheme is not drawn, each with the names it may be written under. */
const NEEDED = DECLARED.flatMap(({ tag, meta }) => {
  const others = DECLARED.filter(other => other.meta?.aliasOf === tag).map(other => other.tag)
  return meta?.requiredFor ? [{ names: [tag, ...others], requiredFor: meta.requiredFor }] : []
})

export const schemeSemanticsWithoutOptin = passRule({
  id: 'scheme-semantics-without-optin',
  severity: 'info',
  effect: 'none',
  condition: 'All tags of a poster ticket or semantic boarding pass are there, the scheme is not',
  onThePhone: 'Classic layout',
  fix: 'Add the scheme to preferredStyleSchemes',
  source: 'AD',
  check({ pass }, report) {
    const { semantics } = pass
    if (!semantics || pass.preferredStyleSchemes?.length) return
    for (const { scheme, style } of LAYOUT_SCHEMES) {
      const content = pass[style]
      if (!content || content.preferredStyleSchemes !== undefined) continue
      if (style === 'boardingPass' && pass.boardingPass?.transitType !== 'PKTransitTypeAir') continue
      if (!isComplete(semantics, scheme)) continue
      report(`The pass has every tag that ${scheme} needs, and does not ask for it`, ['preferredStyleSchemes'])
    }
  },
})

function isComplete(semantics: SemanticTags, scheme: StyleScheme): boolean {
  return NEEDED.every(({ names, requiredFor }) => {
    const isNeeded = requiredFor.some(each => each === scheme || each === `${scheme}:${semantics.eventType}`)
    return !isNeeded || names.some(name => isGiven(semantics[name]))
  })
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isGiven)
  return value !== undefined && value !== ''
}
