import type { Field } from '../../schema/field.ts'
import { CLASSIC_STYLES } from '../../schema/pass.ts'
import { passRule } from '../rule.ts'
import { isLikeStringsKey } from './strings-key.ts'

export const fieldBackContact = passRule({
  id: 'field-back-contact',
  severity: 'info',
  effect: 'none',
  condition: 'No contact of the organisation that signed the pass on the back',
  onThePhone: 'Nothing; the App Store review asks for it',
  fix: 'Add an e-mail address, a telephone number or a postal address to backFields',
  source: 'AD',
  check({ pass, fields }, report) {
    const style = CLASSIC_STYLES.find(name => pass[name]) ?? (pass.posterGeneric && 'posterGeneric')
    if (style === undefined || CONTACT_KEYS.some(key => pass[key] !== undefined)) return
    if (fields.some(({ group, field }) => group === 'backFields' && mayBeContact(field))) return
    report('Found neither e-mail address, telephone number nor address of the issuer on the back', [
      style,
      'backFields',
    ])
  },
})

/** Keys of event tickets and boarding passes that lead to their issuer from below the pass. */
const CONTACT_KEYS = [
  'contactVenueEmail',
  'contactVenuePhoneNumber',
  'contactVenueWebsite',
  'transitProviderEmail',
  'transitProviderPhoneNumber',
  'transitProviderWebsiteURL',
] as const

const CONTACT_NAME = /contact|support|help|phone|mail|address|website|imprint|impressum|kontakt|adresse/i
const REACHABLE = /\S@\S|https?:|www\.|mailto:|tel:|[a-z\d]\.[a-z]{2,}(?:\/|\s|$)/i
const PHONE_NUMBER = /\d(?:[ ()./-]{0,3}\d){5}/
const SEVERAL_PARTS = /\S[,\n]\s*\S/
const DIGIT = /\d/

/** A wide guess: nobody is to be told of a missing contact that is there in another language or form. */
function mayBeContact({ key, label, value, attributedValue }: Field): boolean {
  if (CONTACT_NAME.test(key) || (label !== undefined && CONTACT_NAME.test(label))) return true
  return [value, attributedValue].some(text => typeof text === 'string' && isContactText(text))
}

function isContactText(text: string): boolean {
  const isPostal = DIGIT.test(text) && SEVERAL_PARTS.test(text)
  return isPostal || REACHABLE.test(text) || PHONE_NUMBER.test(text) || isLikeStringsKey(text)
}
