import { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } from '@peculiar/asn1-x509'
import { ATTRIBUTE } from './object-identifiers.ts'

/** One attribute of a subject: which one, and its text. */
export type NameAttribute = readonly [attribute: keyof typeof ATTRIBUTE, text: string]

/** Makes a distinguished name with one attribute per step, in the given order, as Apple's certificates have it. */
export function encodeName(attributes: readonly NameAttribute[]): Name {
  return new Name(
    attributes.map(([attribute, text]) => {
      // RFC 5280 appendix A: countryName is a PrintableString; the others are UTF8String, as in Apple's certificates.
      const value = new AttributeValue(attribute === 'countryName' ? { printableString: text } : { utf8String: text })
      return new RelativeDistinguishedName([new AttributeTypeAndValue({ type: ATTRIBUTE[attribute], value })])
    }),
  )
}

/** Reads an attribute's text; `undefined` unless the name has it exactly once. */
export function findAttribute(name: Name, attribute: keyof typeof ATTRIBUTE): string | undefined {
  const found = name.flatMap(step => step.filter(({ type }) => type === ATTRIBUTE[attribute]))
  return found.length === 1 ? found[0]?.value.toString() : undefined
}
