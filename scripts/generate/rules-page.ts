import { RULES, type RuleFacts } from '@billfold/pkpass'
import { table } from './table.ts'

/** What a rule needs to see, as its scope says. */
const SCOPES: Readonly<Record<RuleFacts['scope'], string>> = {
  pass: '`pass.json`',
  file: 'the files',
  update: 'two versions of a pass',
  service: 'a running service',
}

/** A heading for each beginning that ids have in common, in the order of the catalogue. */
const FAMILIES: readonly (readonly [heading: string, ids: RegExp])[] = [
  ['Archive', /^(?:zip-|pass-size$)/],
  ['Manifest', /^manifest-/],
  ['Signature', /^sig-/],
  ['Certificates', /^cert-/],
  ['JSON', /^json-/],
  ['Identity of the pass', /^pass-/],
  ['Styles and schemes', /^(?:style-|scheme-|grouping-)/],
  ['Fields', /^field-/],
  ['Layout', /^layout-/],
  ['Barcodes', /^barcode-/],
  ['Dates', /^date-/],
  ['Colours', /^color-/],
  ['Relevance', /^(?:relevant-|location-|beacon-|relevance-)/],
  ['NFC', /^nfc-/],
  ['Addresses and apps', /^(?:ws-|url-|app-|contact-)/],
  ['Featured actions', /^action-/],
  ['Semantic tags', /^semantic-(?!bp-)/],
  ['Poster event tickets', /^poster-event-/],
  ['Semantic boarding passes', /^semantic-bp-/],
  ['Generic posters', /^poster-generic-/],
  ['Upcoming passes', /^upcoming-/],
  ['Images', /^(?:icon-|image-)/],
  ['Localization', /^l10n-/],
  ['Personalization', /^personalization-/],
  ['Updates', /^update-/],
  ['Web service', /^service-/],
  ['Push', /^push-/],
  ['Distribution', /^dist-/],
  ['Bundles of passes', /^bundle-/],
]

const INTRODUCTION = `# Rules

Every known cause why Wallet refuses a pass, shows it otherwise than meant, or does not update it. \`billfold inspect\`, the library and the API's
\`findings\` name them by these ids, which are stable: an id is never given another meaning, nor used again.

A pass is valid when no rule of severity *error* and effect *refused* is broken. The other effects: *fallback*, Wallet draws another layout;
*dropped*, it leaves something out; *altered*, it shows something else; *update*, a later version does not arrive or is not heard; *delivery*, the
file does not reach the holder; *none*.

Rules about **a running service** are about what a library cannot see: the server keeps them, and its tests hold it to them.`

/** The reference page of the catalogue. */
export function renderRulesPage(): string {
  const rules = Object.values(RULES)
  const sections = FAMILIES.map(([heading, ids]) => {
    const [first, ...others] = rules.filter(rule => familyOf(rule) === ids)
    return first ? `## ${heading}\n\n${[first, ...others].map(renderRule).join('\n\n')}` : ''
  })
  const homeless = rules.filter(rule => familyOf(rule) === undefined).map(({ id }) => id)
  if (homeless.length > 0) throw new Error(`No heading has these rules: ${homeless.join(', ')}`)
  return [INTRODUCTION, renderCounts(rules), ...sections.filter(section => section !== '')].join('\n\n')
}

function familyOf({ id }: RuleFacts): RegExp | undefined {
  return FAMILIES.find(([, ids]) => ids.test(id))?.[1]
}

function renderCounts(rules: readonly RuleFacts[]): string {
  const severities = ['error', 'warning', 'info'] as const
  const rows = Object.entries(SCOPES).map(([scope, needs]) => {
    const group = rules.filter(rule => rule.scope === scope)
    const counts = severities.map(severity => String(group.filter(rule => rule.severity === severity).length))
    return [needs, ...counts, String(group.length)]
  })
  return table(['Needs to see', 'Errors', 'Warnings', 'Infos', 'Rules'], rows)
}

function renderRule({ id, severity, effect, scope, condition, onThePhone, fix, source }: RuleFacts): string {
  return [
    `### \`${id}\``,
    '',
    `*${severity}, ${effect}; looks at ${SCOPES[scope].replaceAll('`', '')}.* ${sentence(condition)}`,
    '',
    `- On the phone: ${sentence(onThePhone)}`,
    `- Fix: ${sentence(fix)}`,
    `- Source: ${source}`,
  ].join('\n')
}

function sentence(text: string): string {
  // Angle brackets would be taken for HTML.
  const escaped = text.replaceAll('<', '&lt;')
  return /[.?!]$/.test(escaped) ? escaped : `${escaped}.`
}
