export { type BuildOptions, type BuiltPass, buildPass, type PassContent } from './bundle/build-pass.ts'
export { BundleError, type BundleErrorCode } from './bundle/bundle-error.ts'
export { type PassFiles, type PreparedPassFiles, preparePassFiles } from './bundle/pass-files.ts'
export {
  type Certificate,
  isIssuedBy,
  isValidAt,
  parseCertificate,
  parseCertificates,
} from './certificates/certificate.ts'
export { CertificateError, type CertificateErrorCode } from './certificates/certificate-error.ts'
export { type Identity, type IdentitySource, parseIdentity } from './certificates/identity.ts'
export { APPLE_TRUST_ANCHORS, type TrustAnchors, trustCertificates } from './certificates/trust-anchors.ts'
export { type DisplaySettings, formatFieldValue } from './fields/format-field-value.ts'
export { checkPass, type PassCheck } from './findings/check-pass.ts'
export { type Finding, isRefusal, jsonPointer, type Severity } from './findings/finding.ts'
export { RULES, type RuleId } from './findings/rules.ts'
export {
  type Inspection,
  type InspectOptions,
  inspectPass,
  type Verdict,
  type Verdicts,
} from './inspect/inspect-pass.ts'
export { FIELD_GROUPS, type Field, type FieldGroup, type StyleContent } from './schema/field.ts'
export {
  BARCODE_FORMATS,
  type Barcode,
  fieldsOf,
  type Pass,
  passSchema,
  STYLES,
  type Style,
  styleOf,
} from './schema/pass.ts'
export { signDetached } from './signature/sign-detached.ts'
export { createSigner, type Signer, type SignerOptions } from './signature/signer.ts'
export { parseStrings } from './strings/parse-strings.ts'
export { StringsError } from './strings/strings-error.ts'
