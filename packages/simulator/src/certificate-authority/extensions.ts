import { isIP } from 'node:net'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  DirectoryString,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509'
import { APPLE } from './object-identifiers.ts'

/** RFC 5280 section 4.2.1.9: always critical in a CA, and in Apple's leaves too. */
export function basicConstraints(constraints: { cA: boolean; pathLenConstraint?: number }): Extension {
  return extension(id_ce_basicConstraints, new BasicConstraints(constraints), { isCritical: true })
}

/** RFC 5280 section 4.2.1.3; `flags` are `KeyUsageFlags` added up. */
export function keyUsage(flags: number): Extension {
  return extension(id_ce_keyUsage, new KeyUsage(flags), { isCritical: true })
}

/** RFC 5280 section 4.2.1.12; purposes as dotted object identifiers. */
export function extendedKeyUsage(purposes: readonly string[]): Extension {
  return extension(id_ce_extKeyUsage, new ExtendedKeyUsage([...purposes]))
}

/** Reads the purposes of a certificate as dotted object identifiers; none when the extension is absent. */
export function readExtendedKeyUsage(extensions: readonly Extension[]): readonly string[] {
  const found = extensions.find(({ extnID }) => extnID === id_ce_extKeyUsage)
  return found === undefined ? [] : AsnConvert.parse(found.extnValue.buffer, ExtendedKeyUsage)
}

/** RFC 5280 section 4.2.1.2. */
export function subjectKeyIdentifier(keyIdentifier: Uint8Array): Extension {
  return extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdentifier))
}

/** RFC 5280 section 4.2.1.1: the issuer's subject key identifier, by which the right intermediate is picked. */
export function authorityKeyIdentifier(keyIdentifier: Uint8Array): Extension {
  const value = new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier) })
  return extension(id_ce_authorityKeyIdentifier, value)
}

/** RFC 5280 section 4.2.1.6; host names become dNSName, addresses iPAddress. */
export function subjectAlternativeName(hosts: readonly string[]): Extension {
  const names = hosts.map(host => new GeneralName(isIP(host) === 0 ? { dNSName: host } : { iPAddress: host }))
  return extension(id_ce_subjectAltName, new SubjectAlternativeName(names))
}

/**
 * Apple's leaf marker for pass certificates, holding the pass type identifier.
 *
 * Written as a UTF8String. Apple does not document the string type; readers in the wild skip tag and length and compare
 * the rest, so `readPassTypeIdentifier` accepts any string type.
 */
export function passTypeIdentifierMarker(passTypeIdentifier: string): Extension {
  return extension(APPLE.passTypeIdentifier, new DirectoryString({ utf8String: passTypeIdentifier }))
}

/** Reads the value of Apple's leaf marker. @throws when the value is no DER string. */
export function readPassTypeIdentifier(marker: Extension): string {
  return AsnConvert.parse(marker.extnValue.buffer, DirectoryString).toString()
}

/** Apple's marker of a WWDR intermediate. */
export function worldwideDeveloperRelationsMarker(): Extension {
  // DER: 05 NULL, 00 no content.
  return rawExtension(APPLE.worldwideDeveloperRelations, new Uint8Array([0x05, 0x00]))
}

function extension(extnID: string, value: unknown, { isCritical = false } = {}): Extension {
  return rawExtension(extnID, new Uint8Array(AsnConvert.serialize(value)), { isCritical })
}

function rawExtension(extnID: string, der: Uint8Array, { isCritical = false } = {}): Extension {
  return new Extension({ extnID, critical: isCritical, extnValue: new OctetString(der) })
}
