/** Subject attributes of a certificate: RFC 4519 for `userId`, X.520 for the others. */
export const ATTRIBUTE = {
  userId: '0.9.2342.19200300.100.1.1',
  commonName: '2.5.4.3',
  countryName: '2.5.4.6',
  organizationName: '2.5.4.10',
  organizationalUnitName: '2.5.4.11',
} satisfies Record<string, string>

/** What Apple writes into pass certificates and the intermediate above them (`spec/bundle.md` section 5). */
export const APPLE = {
  /** Extended key usage: signs passes. */
  passSigning: '1.2.840.113635.100.4.14',
  /** Leaf marker whose value is the pass type identifier. */
  passTypeIdentifier: '1.2.840.113635.100.6.1.16',
  /** Marker of a Worldwide Developer Relations intermediate; its value is NULL. */
  worldwideDeveloperRelations: '1.2.840.113635.100.6.2.1',
} satisfies Record<string, string>
