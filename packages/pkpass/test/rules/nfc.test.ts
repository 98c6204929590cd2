import { ECDH, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fixed } from './fixed.ts'
import { findingsOf, passRuleTests } from './pass-rule.ts'

// Keys that another implementation made.
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const DER = publicKey.export({ type: 'spki', format: 'der' })
const KEY = DER.toString('base64')
const POINT = DER.subarray(-65)
const COMPRESSED_POINT = Buffer.from(
  ECDH.convertKey(POINT, 'prime256v1', undefined, 'hex', 'compressed').toString(),
  'hex',
)
const COMPRESSED_HEADER = '3039301306072a8648ce3d020106082a8648ce3d030107032200'
const COMPRESSED_KEY = Buffer.concat([Buffer.from(COMPRESSED_HEADER, 'hex'), COMPRESSED_POINT]).toString('base64')
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()

function spki(namedCurve: string) {
  return generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
}
const RSA = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .publicKey.export({ type: 'spki', format: 'der' })
  .toString('base64')
const PKCS8 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
const SEC1 = privateKey.export({ type: 'sec1', format: 'der' }).toString('base64')

/** The card without its barcode, contactless instead. */
function withNfc(nfc: object, keys: object = {}) {
  return { barcodes: undefined, nfc: { message: 'card-1', encryptionPublicKey: KEY, ...nfc }, ...keys }
}
const withKey = (encryptionPublicKey: string) => withNfc({ encryptionPublicKey })

passRuleTests('nfc-incomplete', {
  raises: {
    'no message': [withNfc({ message: undefined }), '/nfc/message'],
    'an empty message': [withNfc({ message: '' }), '/nfc/message'],
    'a message that is null': [withNfc({ message: null }), '/nfc/message'],
    'no key': [withNfc({ encryptionPublicKey: undefined }), '/nfc/encryptionPublicKey'],
    'an empty key': [withNfc({ encryptionPublicKey: '' }), '/nfc/encryptionPublicKey'],
    neither: [{ nfc: {} }, '/nfc/message', '/nfc/encryptionPublicKey'],
  },
  accepts: { both: withNfc({}), 'no nfc': {}, 'a number, which other rules tell': withNfc({ message: 1 }) },
})

passRuleTests('nfc-message-long', {
  raises: {
    '65 letters': [withNfc({ message: 'a'.repeat(65) }), '/nfc/message'],
    '33 letters of two bytes': [withNfc({ message: 'ü'.repeat(33) }), '/nfc/message'],
    '22 letters of three bytes': [withNfc({ message: '票'.repeat(22) }), '/nfc/message'],
  },
  accepts: {
    '64 letters': withNfc({ message: 'a'.repeat(64) }),
    '32 letters of two bytes': withNfc({ message: 'ü'.repeat(32) }),
    '16 letters of four bytes': withNfc({ message: '🎟'.repeat(16) }),
  },
})

passRuleTests('nfc-key-form', {
  raises: {
    'PEM lines': [withKey(PEM), '/nfc/encryptionPublicKey'],
    'line breaks': [withKey(`${KEY.slice(0, 64)}\n${KEY.slice(64)}`), '/nfc/encryptionPublicKey'],
    'no Base64': [withKey('the key'), '/nfc/encryptionPublicKey'],
    'hexadecimal digits': [withKey(DER.toString('hex')), '/nfc/encryptionPublicKey'],
    'without padding': [withKey(KEY.replaceAll('=', '')), '/nfc/encryptionPublicKey'],
    'a raw point': [withKey(POINT.toString('base64')), '/nfc/encryptionPublicKey'],
    'a compressed raw point': [withKey(COMPRESSED_POINT.toString('base64')), '/nfc/encryptionPublicKey'],
    'the curve of Bitcoin': [withKey(spki('secp256k1')), '/nfc/encryptionPublicKey'],
    'a larger curve': [withKey(spki('P-384')), '/nfc/encryptionPublicKey'],
    'an RSA key': [withKey(RSA), '/nfc/encryptionPublicKey'],
    'a private key': [withKey(PKCS8), '/nfc/encryptionPublicKey'],
    'a key that was cut': [withKey(DER.subarray(0, 90).toString('base64')), '/nfc/encryptionPublicKey'],
    'a byte too many': [withKey(Buffer.concat([DER, Buffer.of(0)]).toString('base64')), '/nfc/encryptionPublicKey'],
    'a megabyte of letters': [withKey('A'.repeat(1_048_576)), '/nfc/encryptionPublicKey'],
  },
  accepts: {
    'an uncompressed point': withNfc({}),
    'a compressed point': withKey(COMPRESSED_KEY),
    'an empty key, which is told as missing': withKey(''),
    'no nfc': {},
  },
})

describe('nfc-key-form', () => {
  test.each([
    ['PEM lines', PEM, 'PEM'],
    ['a raw point', POINT.toString('base64'), 'raw point'],
    ['another curve', spki('secp256k1'), 'P-256'],
    ['a private key in PKCS #8', PKCS8, 'private key'],
    ['a private key in SEC 1', SEC1, 'private key'],
    ['a private key in PEM', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private key'],
  ])('names %s, and does not repeat it', (_what, key, words) => {
    const [finding] = findingsOf('nfc-key-form', withKey(key))
    expect(finding?.message).toContain(words)
    expect(finding?.message).not.toContain(key.slice(0, 20))
  })

  test.each([
    ['PEM lines', PEM],
    ['line breaks', `${KEY.slice(0, 64)}\r\n${KEY.slice(64)}\r\n`],
    ['no padding', KEY.replaceAll('=', '')],
    ['Base64 for addresses', DER.toString('base64url')],
  ])('fix: %s', (_what, key) => {
    expect(fixed('nfc-key-form', withKey(key))).toMatchObject({ nfc: { encryptionPublicKey: KEY } })
  })

  test('what is no key on P-256 is not made one', () => {
    for (const key of [POINT.toString('base64'), spki('P-384'), PKCS8, 'the key']) {
      expect(findingsOf('nfc-key-form', withKey(key))[0]).not.toHaveProperty('changes')
    }
  })
})

passRuleTests('nfc-auth-shareable', {
  raises: {
    'sharing allowed': [withNfc({ requiresAuthentication: true }), '/sharingProhibited'],
    'sharing allowed in words': [
      withNfc({ requiresAuthentication: true }, { sharingProhibited: false }),
      '/sharingProhibited',
    ],
  },
  accepts: {
    'sharing prohibited': withNfc({ requiresAuthentication: true }, { sharingProhibited: true }),
    'no authentication': withNfc({ requiresAuthentication: false }),
    'nothing said': withNfc({}),
  },
})

passRuleTests('nfc-auth-old-system', {
  raises: { true: [withNfc({ requiresAuthentication: true }), '/nfc/requiresAuthentication'] },
  accepts: { false: withNfc({ requiresAuthentication: false }), 'nothing said': withNfc({}) },
})

passRuleTests('nfc-and-barcode', {
  raises: {
    barcodes: [{ nfc: withNfc({}).nfc }, '/nfc'],
    'the older barcode': [
      withNfc({}, { barcode: { format: 'PKBarcodeFormatQR', message: 'a', messageEncoding: 'iso-8859-1' } }),
      '/nfc',
    ],
  },
  accepts: {
    'nfc alone': withNfc({}),
    'an empty list of barcodes': withNfc({}, { barcodes: [] }),
    'a barcode alone': {},
    'a poster event ticket': {
      nfc: withNfc({}).nfc,
      storeCard: undefined,
      eventTicket: {},
      preferredStyleSchemes: ['posterEventTicket'],
    },
  },
})
