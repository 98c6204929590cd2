import * as z from 'zod'
import { required, text } from './key.ts'

// Rewards passes that ask who their holder is. Spec: pass-json section 10, web-service.

export const PERSONALIZATION_FIELDS = [
  'PKPassPersonalizationFieldName',
  'PKPassPersonalizationFieldPostalCode',
  'PKPassPersonalizationFieldEmailAddress',
  'PKPassPersonalizationFieldPhoneNumber',
] as const

/** A whole `personalization.json`: what the sign-up sheet says and asks for. */
export const personalizationSchema = z.looseObject({
  description: required(z.string().min(1), '10.0', 'Stands on the sign-up sheet under the logo', { localizable: true }),
  requiredPersonalizationFields: required(
    z.array(z.enum(PERSONALIZATION_FIELDS)).min(1),
    '10.0',
    'What the user is asked for, one or more',
  ),
  termsAndConditions: text('10.0', 'Terms the user must agree to, with links as <a href>', { format: 'html-links' }),
})
export type Personalization = z.infer<typeof personalizationSchema>

/** What the user told. Only what was asked for is present. */
export const requiredPersonalizationInfoSchema = z.looseObject({
  fullName: text('10.0', 'Name as typed'),
  givenName: text('10.0', 'Given name, taken from the name as typed'),
  familyName: text('10.0', 'Family name, taken from the name as typed'),
  emailAddress: text('10.0', 'E-mail address'),
  phoneNumber: text('10.0', 'Telephone number'),
  postalCode: text('10.0', 'Postal code'),
  ISOCountryCode: text('10.0', 'Country of the postal code, where the system can tell'),
})
export type RequiredPersonalizationInfo = z.infer<typeof requiredPersonalizationInfoSchema>

/** Body of the request that personalizes a pass. */
export const personalizationDictionarySchema = z.looseObject({
  personalizationToken: required(z.string(), '10.0', 'To be signed; the signature is the answer'),
  requiredPersonalizationInfo: required(requiredPersonalizationInfoSchema, '10.0', 'What the user told'),
})
export type PersonalizationDictionary = z.infer<typeof personalizationDictionarySchema>
