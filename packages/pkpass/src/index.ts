export { type BuildOptions, buildPass, type PassContent } from './bundle/build-pass.ts'
export type { BuiltPass } from './bundle/built-pass.ts'
export { BundleError, type BundleErrorCode } from './bundle/bundle-error.ts'
export type { Folder } from './bundle/folder.ts'
export { withLegacyKeys } from './bundle/legacy-keys.ts'
export { isLanguageTag, type Localization, type Localizations } from './bundle/localizations.ts'
export type { PassDraft } from './bundle/pass-draft.ts'
export { type PassExtras, type PassFiles, type PreparedPassFiles, preparePassFiles } from './bundle/pass-files.ts'
export { type PassFolder, readPassFolder, writePassFolder } from './bundle/pass-folder.ts'
export {
  bundlePasses,
  MAX_PASS_BYTES,
  MAX_PASSES,
  MAX_PASSES_BYTES,
  type PassFile,
  readPasses,
} from './bundle/passes.ts'
export { PassesError, type PassesErrorCode } from './bundle/passes-error.ts'
export type { PassPersonalization } from './bundle/personalization.ts'
export {
  type Certificate,
  isIssuedBy,
  isValidAt,
  parseCertificate,
  parseCertificates,
} from './certificates/certificate.ts'
export { CertificateError, type CertificateErrorCode } from './certificates/certificate-error.ts'
export {
  type Identity,
  type IdentitySource,
  type PassCertificates,
  type PassCertificatesSource,
  parseIdentity,
  parsePassCertificates,
} from './certificates/identity.ts'
export { APPLE_TRUST_ANCHORS, type TrustAnchors, trustCertificates } from './certificates/trust-anchors.ts'
export { ColorError, type ColorErrorCode } from './colors/color-error.ts'
export { formatColor, parseColor, type Rgb } from './colors/parse-color.ts'
export { DateError, type DateErrorCode } from './dates/date-error.ts'
export { type DateFormat, formatDate } from './dates/format-date.ts'
export { parseDate } from './dates/parse-date.ts'
export { type DisplaySettings, formatFieldValue } from './fields/format-field-value.ts'
export { createLocalize, type Localize } from './fields/localize.ts'
export * from './findings/index.ts'
export { type FileKind, recognizeKind } from './image-header/file-kind.ts'
export {
  type Inspection,
  type InspectOptions,
  inspectPass,
  type Verdict,
  type Verdicts,
} from './inspect/inspect-pass.ts'
export { inspectPasses, type PassesInspection } from './inspect/inspect-passes.ts'
export type { Message, MessageValue } from './protobuf/message.ts'
export { ProtobufError, type ProtobufErrorCode } from './protobuf/protobuf-error.ts'
export type { WireField } from './protobuf/wire.ts'
export * from './schema/index.ts'
export { createExternalSigner, type SignElsewhere } from './signature/external-signer.ts'
export { signDetached } from './signature/sign-detached.ts'
export { SignatureError, type SignatureErrorCode } from './signature/signature-error.ts'
export { type PassSignedAttributes, parseSignedAttributes } from './signature/signed-attributes.ts'
export { createSigner, type SignatureScheme, type Signer, type SignerOptions } from './signature/signer.ts'
export { formatStrings, type Strings } from './strings/format-strings.ts'
export { parseStrings } from './strings/parse-strings.ts'
export { StringsError, type StringsErrorCode } from './strings/strings-error.ts'
export { type FieldPlace, fieldPlaces } from './template/fields.ts'
export { type FilledTemplate, fillTemplate } from './template/fill-template.ts'
export { passOfTemplate } from './template/issue-template.ts'
export {
  encodePersonalizationMessage,
  formatPersonalizationJson,
  parsePersonalizationMessage,
} from './template/personalization-message.ts'
export { personalizeTemplate } from './template/personalize-template.ts'
export { readTemplate } from './template/read-template.ts'
export type { PassTemplate, Tooling } from './template/template.ts'
export { TemplateError, type TemplateErrorCode } from './template/template-error.ts'
export { writeTemplate, writeTemplateFolder } from './template/write-template.ts'
export { type Banner, type BannerContext, bannerFor, showValue } from './updates/banner.ts'
export { type ComparedPass, type ComparedUpdate, comparePasses, type PassDifference } from './updates/compare-passes.ts'
