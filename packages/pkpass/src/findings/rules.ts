/** What becomes of the pass: refused by Wallet, one element dropped or shown altered, updates failing, not delivered, or nothing. */
type Effect = 'refused' | 'dropped' | 'altered' | 'update' | 'delivery' | 'none'

interface Rule {
  readonly severity: 'error' | 'warning' | 'info'
  readonly effect: Effect
  readonly fix: string
}

/**
 * The rules that are checked, each with its weight and its remedy. Ids and severities are those of the catalogue of
 * validation rules; an id is never given another meaning.
 */
export const RULES = {
  // Archive
  'zip-unreadable': refused('Build the archive again and compare its size with what the server sends'),
  'zip-wrapper-folder': refused('Zip the contents of the folder, not the folder'),
  'zip-missing-pass-json': refused('Put pass.json at the root of the archive'),
  'zip-missing-manifest': refused('Write manifest.json before signing'),
  'zip-missing-signature': refused('Sign manifest.json and store the result as signature'),
  'zip-junk-files': { severity: 'warning', effect: 'none', fix: 'Remove it before the manifest is made' },
  'zip-duplicate-name': refused('Write each name once'),
  'zip-unsafe-path': refused('Use plain relative paths with forward slashes'),
  'zip-symlink': refused('Store the file itself'),
  'zip-encrypted': refused('Write plain members'),
  'zip-method': { severity: 'warning', effect: 'refused', fix: 'Use stored or deflated members without ZIP64' },
  'zip-deep-folder': { severity: 'warning', effect: 'dropped', fix: 'Move it to the root or to a .lproj folder' },
  'zip-directory-entry': { severity: 'info', effect: 'none', fix: 'Nothing to do: Wallet tolerates it' },
  'pass-size': { severity: 'warning', effect: 'altered', fix: 'Shrink the images and leave out the 1x ones' },

  // Manifest
  'manifest-invalid-json': refused('Write a JSON object of file names and SHA-1 digests'),
  'manifest-missing-entry': refused('Hash every file after its last change'),
  'manifest-extra-entry': refused('Remove the entry or add the file'),
  'manifest-hash-mismatch': refused('Hash the exact bytes that are zipped, then sign again'),
  'manifest-hash-form': refused('Write SHA-1 as 40 lower-case hexadecimal characters'),
  'manifest-lists-itself': refused('Leave out manifest.json and signature'),

  // Signature
  'sig-not-der': refused('Store the DER bytes without text armour'),
  'sig-not-signed-data': refused('Make a CMS SignedData structure'),
  'sig-not-detached': refused('Sign detached, without the content'),
  'sig-no-signer': refused('Sign once, with the pass certificate'),
  'sig-no-signing-time': refused('Sign with the attributes content type, message digest and signing time'),
  'sig-signing-time-implausible': { severity: 'warning', effect: 'refused', fix: 'Set the clock and sign again' },
  'sig-digest-mismatch': refused('Sign the final bytes of manifest.json'),
  'sig-invalid': refused('Sign with the key that belongs to the certificate'),
  'sig-attribute-order': {
    severity: 'warning',
    effect: 'refused',
    fix: 'Encode the attributes as a DER SET OF before signing',
  },
  'sig-no-leaf': refused('Include the certificate of the signer'),
  'sig-no-intermediate': refused('Include the WWDR intermediate that issued the certificate'),
  'sig-wrong-intermediate': refused(
    'Include the intermediate that issued the certificate, found by its key identifier',
  ),
  'sig-untrusted-root': refused('Sign with a Pass Type ID certificate from the Apple developer account'),
  'sig-root-included': { severity: 'info', effect: 'none', fix: 'Leave the root out' },
  'sig-sha1-digest': { severity: 'info', effect: 'none', fix: 'Sign with SHA-256' },

  // Certificates
  'cert-not-pass-type': refused('Create a Pass Type ID certificate'),
  'cert-passtype-mismatch': refused('Put the pass type identifier of the certificate into pass.json'),
  'cert-team-mismatch': refused('Put the team identifier of the certificate into pass.json'),
  'cert-expired': refused('Renew the certificate; serial numbers and tokens stay'),
  'cert-expiring': { severity: 'warning', effect: 'refused', fix: 'Renew now: installed passes are not disturbed' },
  'cert-intermediate-expired': refused('Embed the current issuer, or have the certificate issued anew'),

  // JSON text
  'json-bom': refused('Write UTF-8 without a byte order mark'),
  'json-encoding': refused('Write UTF-8'),
  'json-syntax': refused('Write the file with a JSON serialiser'),
  'json-not-object': refused('Write one JSON object'),
  'json-duplicate-member': { severity: 'warning', effect: 'altered', fix: 'Write each name once' },
  'json-unknown-key': {
    severity: 'warning',
    effect: 'dropped',
    fix: 'Correct the name, or move private data into userInfo',
  },
  'json-wrong-type': refused('Write the documented type'),
  'json-number-for-string': refused('Put the number in quotes'),
  'json-string-for-number': { severity: 'error', effect: 'dropped', fix: 'Write the value without quotes' },

  // Identity and required keys
  'pass-missing-format-version': refused('Set formatVersion to the number 1'),
  'pass-missing-serial': refused('Give every pass a serial number of its own'),
  'pass-missing-type-id': refused('Use the pass type identifier of the certificate'),
  'pass-missing-team': refused('Use the team identifier of the certificate'),
  'pass-missing-organization': refused('Name the organization: it heads every notification'),
  'pass-missing-description': refused('Add a short description for VoiceOver'),

  // Styles and fields
  'style-missing': refused('Add one of boardingPass, coupon, eventTicket, generic, storeCard'),
  'style-multiple-classic': refused('Keep one style'),
  'style-transit-type-missing': refused('Set transitType, for example PKTransitTypeAir'),
  'field-key-missing': refused('Give each field a stable key'),
  'field-key-duplicate': refused('Make the keys unique within the style'),
  'field-value-missing': refused('Add a value, or remove the field'),
  'field-value-type': refused('Write a text, a number or a date text'),
  'field-change-message-no-placeholder': {
    severity: 'warning',
    effect: 'update',
    fix: 'Add %@ where the new value goes',
  },

  // Web service
  'ws-url-without-token': { severity: 'error', effect: 'update', fix: 'Add an authenticationToken' },
  'ws-token-without-url': { severity: 'warning', effect: 'update', fix: 'Add a webServiceURL' },
  'ws-token-short': refused('Use 32 random hexadecimal digits or more'),
  'ws-url-not-https': refused('Serve over HTTPS with a publicly trusted certificate'),
  'url-local': { severity: 'warning', effect: 'dropped', fix: 'Use the public address before you hand the pass out' },

  // Images
  'icon-missing': refused('Add icon.png, icon@2x.png and icon@3x.png'),
  'icon-2x-missing': { severity: 'warning', effect: 'altered', fix: 'Add 76 × 76 pixels' },
  'icon-3x-missing': { severity: 'warning', effect: 'altered', fix: 'Add 114 × 114 pixels' },
  'image-not-png': { severity: 'error', effect: 'dropped', fix: 'Encode the image as PNG' },

  // Localization
  'l10n-folder-name': {
    severity: 'warning',
    effect: 'dropped',
    fix: 'Name the folder for the language: pt-BR.lproj, zh-Hans.lproj',
  },
  'l10n-strings-name': { severity: 'warning', effect: 'dropped', fix: 'Name the file pass.strings' },
  'l10n-strings-syntax': refused('Write lines "key" = "text"; with a backslash before quotes inside texts'),
  'l10n-strings-encoding': { severity: 'warning', effect: 'altered', fix: 'Write UTF-16 with a byte order mark' },
  'l10n-keys-differ': { severity: 'warning', effect: 'altered', fix: 'Give every language the same keys' },
  'l10n-image-shadowed': { severity: 'warning', effect: 'dropped', fix: 'Remove the image from the root' },
  'l10n-image-scales': { severity: 'warning', effect: 'altered', fix: 'Give every language the same scales' },

  // Bundles of passes
  'bundle-content-type': {
    severity: 'error',
    effect: 'delivery',
    fix: 'Name it .pkpasses and serve it as application/vnd.apple.pkpasses',
  },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES

function refused(fix: string) {
  return { severity: 'error', effect: 'refused', fix } as const
}
