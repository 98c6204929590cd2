import { ACTION_RULES } from './action/index.ts'
import { ADDRESS_RULES } from './address/index.ts'
import { ARCHIVE_RULES } from './archive.ts'
import { BARCODE_RULES } from './barcode/index.ts'
import { BUNDLE_RULES } from './bundle.ts'
import { CERTIFICATE_RULES } from './certificate.ts'
import { COLOR_RULES } from './color/index.ts'
import { DATE_RULES } from './date/index.ts'
import { DISTRIBUTION_RULES } from './distribution.ts'
import { FIELD_RULES } from './field/index.ts'
import { IDENTITY_RULES } from './identity/index.ts'
import { IMAGE_RULES } from './image/index.ts'
import { JSON_RULES } from './json/index.ts'
import { LAYOUT_RULES } from './layout/index.ts'
import { LOCALIZATION_RULES } from './localization/index.ts'
import { MANIFEST_RULES } from './manifest.ts'
import { NFC_RULES } from './nfc/index.ts'
import { PERSONALIZATION_RULES } from './personalization/index.ts'
import { POSTER_EVENT_RULES } from './poster-event/index.ts'
import { POSTER_GENERIC_RULES } from './poster-generic/index.ts'
import { PUSH_RULES } from './push.ts'
import { RELEVANCE_RULES } from './relevance/index.ts'
import type { RuleFacts } from './rule.ts'
import { SEMANTIC_RULES } from './semantic/index.ts'
import { SEMANTIC_BOARDING_RULES } from './semantic-boarding/index.ts'
import { SERVICE_RULES } from './service.ts'
import { SIGNATURE_RULES } from './signature.ts'
import { STYLE_RULES } from './style/index.ts'
import { UPCOMING_RULES } from './upcoming/index.ts'
import { UPDATE_RULES } from './update/index.ts'

/** Every rule there is, in the order of the catalogue. */
const CATALOGUE = [
  ...ARCHIVE_RULES,
  ...MANIFEST_RULES,
  ...SIGNATURE_RULES,
  ...CERTIFICATE_RULES,
  ...JSON_RULES,
  ...IDENTITY_RULES,
  ...STYLE_RULES,
  ...FIELD_RULES,
  ...LAYOUT_RULES,
  ...BARCODE_RULES,
  ...DATE_RULES,
  ...COLOR_RULES,
  ...RELEVANCE_RULES,
  ...NFC_RULES,
  ...ADDRESS_RULES,
  ...ACTION_RULES,
  ...SEMANTIC_RULES,
  ...POSTER_EVENT_RULES,
  ...SEMANTIC_BOARDING_RULES,
  ...POSTER_GENERIC_RULES,
  ...UPCOMING_RULES,
  ...IMAGE_RULES,
  ...LOCALIZATION_RULES,
  ...PERSONALIZATION_RULES,
  ...UPDATE_RULES,
  ...SERVICE_RULES,
  ...PUSH_RULES,
  ...DISTRIBUTION_RULES,
  ...BUNDLE_RULES,
] as const

export type RuleId = (typeof CATALOGUE)[number]['id']

/** What is known of each rule, by its id. */
export const RULES: Readonly<Record<RuleId, RuleFacts<RuleId>>> = byId(CATALOGUE)

/** The rules that `pass.json` alone is held against. */
export const passRules = CATALOGUE.filter(rule => rule.scope === 'pass')
/** The rules that the files of a bundle are held against. */
export const fileRules = CATALOGUE.filter(rule => rule.scope === 'file')
/** The rules that a new version is held against, beside the one that devices have. */
export const updateRules = CATALOGUE.filter(rule => rule.scope === 'update')

function byId(rules: readonly RuleFacts<RuleId>[]): Readonly<Record<RuleId, RuleFacts<RuleId>>> {
  return Object.assign({}, ...rules.map(rule => ({ [rule.id]: rule })))
}
