import { type DisplaySettings, formatFieldValue } from '../fields/format-field-value.ts'
import type { Localize } from '../fields/localize.ts'
import type { Field } from '../schema/field.ts'
import { fieldsOf } from '../schema/field-groups.ts'
import type { Pass } from '../schema/pass.ts'
import { styleOf } from '../schema/styles.ts'

/**
 * What an update shows on the Lock Screen, under the name of the organization.
 *
 * - `message`: the one changed field's own message
 * - `generic`: that the pass was updated, without saying how
 * - `silent`: nothing
 */
export type Banner =
  | { readonly kind: 'message'; readonly organizationName: string; readonly text: string; readonly fieldKey: string }
  | { readonly kind: 'generic'; readonly organizationName: string; readonly text: string }
  | { readonly kind: 'silent'; readonly organizationName: string }

/** How the new pass is read on this device. */
export type BannerContext = {
  /** Looks texts up in the new pass's `pass.strings`. */
  readonly localize: Localize
  readonly settings: DisplaySettings
}

type Change = { readonly field: Field; readonly changeMessage: string }

const PLACEHOLDER = '%@'

/**
 * Says what Wallet announces when a pass is replaced by its update.
 *
 * Fields are matched by key over all groups. Only a field with `changeMessage` and another value than before counts:
 * one speaks for itself, several share one generic line, and new or deleted fields say nothing.
 *
 * @see Web service, section 6
 */
export function bannerFor(oldPass: Pass, newPass: Pass, { localize, settings }: BannerContext): Banner {
  const organizationName = localize(newPass.organizationName)
  const [change, ...others] = findChanges(oldPass, newPass)
  if (change === undefined) return { kind: 'silent', organizationName }
  // Translated before it is looked at: the placeholder may stand in the translation only.
  const message = localize(change.changeMessage)
  // Against the reference; systems differ in what they show, and none shows more than this.
  const isGeneric = others.length > 0 || !message.includes(PLACEHOLDER)
  if (isGeneric) return { kind: 'generic', organizationName, text: `${organizationName} pass was updated` }
  const shown = showValue(change.field, { localize, settings })
  // A function, because in a replacement text `$&` and its like have a meaning.
  const text = message.replaceAll(PLACEHOLDER, () => shown)
  return { kind: 'message', organizationName, text, fieldKey: change.field.key }
}

/** The text of a field's value on the pass: translated, then formatted. */
export function showValue(field: Field, { localize, settings }: BannerContext): string {
  const { value } = field
  return formatFieldValue(typeof value === 'string' ? { ...field, value: localize(value) } : field, settings)
}

function findChanges(oldPass: Pass, newPass: Pass): Change[] {
  const oldFields = new Map(listFields(oldPass).map(field => [field.key, field]))
  return listFields(newPass).flatMap(field => {
    const oldField = oldFields.get(field.key)
    const { changeMessage } = field
    const isAnnounced = changeMessage !== undefined && oldField !== undefined && oldField.value !== field.value
    return isAnnounced ? [{ field, changeMessage }] : []
  })
}

function listFields(pass: Pass): Field[] {
  const style = styleOf(pass)
  return style === undefined ? [] : fieldsOf(style.content)
}
