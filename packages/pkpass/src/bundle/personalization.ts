import { PERSONALIZATION_FILE } from '../rules/personalization/personalization-file.ts'
import { PERSONALIZATION_FIELDS, type Personalization, personalizationSchema } from '../schema/personalization.ts'
import { BundleError } from './bundle-error.ts'

export { PERSONALIZATION_FILE } from '../rules/personalization/personalization-file.ts'

/** The sign-up to a rewards program that a pass offers before it is one. */
export interface PassPersonalization {
  /** What `personalization.json` says; unknown keys are kept. */
  readonly content: Personalization
  /** `personalizationLogo.png`, `personalizationLogo@2x.png`, `personalizationLogo@3x.png`: 150 × 40 points. */
  readonly logo?: Readonly<Record<string, Uint8Array>>
}

const LOGO = /^personalizationLogo(?:@[23]x)?\.png$/

/** Whether a file of a bundle is a logo of the sign-up sheet. */
export function isPersonalizationLogo(name: string): boolean {
  return LOGO.test(name)
}

/** Whether a value parsed from JSON is the content of a `personalization.json`. */
export function isPersonalization(value: unknown): value is Personalization {
  return personalizationSchema.safeParse(value).success
}

/**
 * Makes `personalization.json` and the logo files.
 *
 * @throws BundleError ERR_BUNDLE_PERSONALIZATION for content without a description or fields, ERR_BUNDLE_NAME for another file
 * @see pass-json section 10; rules `personalization-fields`, `personalization-description`
 */
export function personalizationFiles({ content, logo = {} }: PassPersonalization): Record<string, Uint8Array> {
  if (!isPersonalization(content)) {
    throw new BundleError(
      'ERR_BUNDLE_PERSONALIZATION',
      `Expected a description and at least one of ${PERSONALIZATION_FIELDS.join(', ')} in requiredPersonalizationFields, found neither or something else. Correct the content of ${PERSONALIZATION_FILE}`,
    )
  }
  const stranger = Object.keys(logo).find(name => !isPersonalizationLogo(name))
  if (stranger !== undefined) {
    throw new BundleError(
      'ERR_BUNDLE_NAME',
      `Expected logo files such as personalizationLogo@2x.png, found ${JSON.stringify(stranger.slice(0, 80))}. Rename the file`,
    )
  }
  return { [PERSONALIZATION_FILE]: new TextEncoder().encode(JSON.stringify(content)), ...logo }
}

/**
 * Refuses a pass that asks its holder to sign up and has nowhere to send the answer.
 *
 * @throws BundleError ERR_BUNDLE_PERSONALIZATION
 * @see Rule `personalization-needs-service`
 */
export function refuseUnreachableSignUp(pass: Readonly<Record<string, unknown>>): void {
  const missing = ['nfc', 'webServiceURL', 'authenticationToken'].filter(key => pass[key] === undefined)
  if (missing.length === 0) return
  throw new BundleError(
    'ERR_BUNDLE_PERSONALIZATION',
    `Expected nfc, webServiceURL and authenticationToken in a pass with ${PERSONALIZATION_FILE}, found no ${missing.join(' and no ')}. Add them, or leave the personalization out`,
  )
}
