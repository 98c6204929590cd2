import {
  type BannerContext,
  createLocalize,
  type DisplaySettings,
  FIELD_GROUPS,
  type FieldGroup,
  type Style,
  showValue,
  styleOf,
} from '@billfold/pkpass'
import { type InstalledPass, keyOf, type RegistrationState, updateAccessOf } from './installed-pass.ts'
import type { PassKey } from './pass-key.ts'

/** A field as it reads on the pass: translated and formatted. */
export type ShownField = {
  readonly group: FieldGroup
  readonly key: string
  readonly label: string | undefined
  readonly value: string
}

/** A pass as its holder sees it. */
export type ShownPass = PassKey & {
  readonly organizationName: string
  readonly description: string
  readonly style: Style | undefined
  readonly isVoided: boolean
  readonly fields: readonly ShownField[]
  readonly webServiceURL: string | undefined
  readonly registration: RegistrationState
  readonly installedAt: Date
  /** `undefined` until the first update. */
  readonly updatedAt: Date | undefined
}

/** Names of a pass for people: enough for a line in a terminal. */
export type PassNames = PassKey & { readonly organizationName: string; readonly description: string }

/** Shows a pass in the language and time zone of a device. */
export function showPass(installed: InstalledPass, settings: DisplaySettings): ShownPass {
  const { pass, installedAt, updatedAt, registration } = installed
  return {
    ...namePass(installed, settings.locale),
    style: styleOf(pass)?.style,
    isVoided: pass.voided ?? false,
    fields: showFields(installed, settings),
    webServiceURL: updateAccessOf(installed)?.webServiceURL,
    registration,
    installedAt,
    updatedAt,
  }
}

/** Names a pass in a language. */
export function namePass(installed: InstalledPass, locale: string): PassNames {
  const localize = createLocalize(installed.files, locale)
  const { organizationName, description } = installed.pass
  return {
    ...keyOf(installed),
    organizationName: localize(organizationName),
    description: localize(description),
  }
}

function showFields({ pass, files }: InstalledPass, settings: DisplaySettings): ShownField[] {
  const content = styleOf(pass)?.content
  const context: BannerContext = { localize: createLocalize(files, settings.locale), settings }
  return FIELD_GROUPS.flatMap(group =>
    (content?.[group] ?? []).map(field => ({
      group,
      key: field.key,
      label: field.label === undefined ? undefined : context.localize(field.label),
      value: showValue(field, context),
    })),
  )
}
