/** Subject attribute UID (RFC 4519 section 2.39): the pass type identifier. */
export const OID_USER_ID = '0.9.2342.19200300.100.1.1'
export const OID_COMMON_NAME = '2.5.4.3'
export const OID_ORGANIZATION = '2.5.4.10'
/** Subject attribute OU: the Team ID. */
export const OID_ORGANIZATIONAL_UNIT = '2.5.4.11'

export const OID_SUBJECT_KEY_IDENTIFIER = '2.5.29.14'
export const OID_AUTHORITY_KEY_IDENTIFIER = '2.5.29.35'
export const OID_EXTENDED_KEY_USAGE = '2.5.29.37'

/** Apple's marker extension of Pass Type ID certificates. */
export const OID_PASS_TYPE_MARKER = '1.2.840.113635.100.6.1.16'
/** Apple's extended key usage for signing passes. */
export const OID_PASS_SIGNING = '1.2.840.113635.100.4.14'

// CMS (RFC 5652 sections 4, 5.1 and 11) and its algorithms (RFC 3370, RFC 5754)
export const OID_DATA = '1.2.840.113549.1.7.1'
export const OID_SIGNED_DATA = '1.2.840.113549.1.7.2'
export const OID_CONTENT_TYPE = '1.2.840.113549.1.9.3'
export const OID_MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
export const OID_SIGNING_TIME = '1.2.840.113549.1.9.5'
export const OID_SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
export const OID_RSA_ENCRYPTION = '1.2.840.113549.1.1.1'
/** RSASSA-PSS (RFC 4055 section 3.1). */
export const OID_RSA_PSS = '1.2.840.113549.1.1.10'
export const OID_SHA1 = '1.3.14.3.2.26'
export const OID_SHA224 = '2.16.840.1.101.3.4.2.4'
export const OID_SHA256 = '2.16.840.1.101.3.4.2.1'
export const OID_SHA384 = '2.16.840.1.101.3.4.2.2'
export const OID_SHA512 = '2.16.840.1.101.3.4.2.3'
export const OID_ECDSA_SHA256 = '1.2.840.10045.4.3.2'
export const OID_ECDSA_SHA384 = '1.2.840.10045.4.3.3'
export const OID_ECDSA_SHA512 = '1.2.840.10045.4.3.4'
