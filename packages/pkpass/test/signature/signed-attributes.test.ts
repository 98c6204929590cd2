import { describe, expect, test } from 'vitest'
import { OID_CONTENT_TYPE, OID_DATA, OID_SIGNED_DATA } from '../../src/certificates/object-identifiers.ts'
import { derObjectIdentifier, derOctetString, derSequence, derSet, derUtf8String } from '../../src/der/encode-der.ts'
import { signDetached } from '../../src/signature/sign-detached.ts'
import {
  encodeSignedAttributes,
  type PassSignedAttributes,
  parseSignedAttributes,
} from '../../src/signature/signed-attributes.ts'
import { createSigner, type Signer } from '../../src/signature/signer.ts'
import { identityOf, makeKey } from '../support/odd-keys.ts'
import { SIGNING_TIME, signer } from '../support/sandbox.ts'

const RIGHT: PassSignedAttributes = { messageDigest: new Uint8Array(32).fill(7), signingTime: SIGNING_TIME }
const [contentType = none(), signingTime = none(), messageDigest = none()] = encodeSignedAttributes(RIGHT)
const right = derSet(contentType, signingTime, messageDigest)

describe('signed attributes', () => {
  test('are read as they were written', () => {
    expect(parseSignedAttributes(right, signer.scheme)).toEqual(RIGHT)
  })

  test.each<[string, Signer, Date]>([
    ['RSA', signer, SIGNING_TIME],
    ['P-256', createSigner(identityOf(makeKey('P-256'))), SIGNING_TIME],
    ['P-384', createSigner(identityOf(makeKey('P-384'))), SIGNING_TIME],
    ['P-521 after 2050', createSigner(identityOf(makeKey('P-521'))), new Date('2050-06-01T00:00:00Z')],
  ])('of a real signature are accepted, with %s', async (_key, inner, time) => {
    const asked: Uint8Array[] = []
    const spy: Signer = {
      ...inner,
      sign: attributes => {
        asked.push(attributes)
        return inner.sign(attributes)
      },
    }
    await signDetached(Buffer.from('{}'), spy, time)
    expect(asked.map(attributes => parseSignedAttributes(attributes, inner.scheme).signingTime)).toEqual([time])
  })
})

describe('refused as no signed attributes of a pass', () => {
  const otherType = derSequence(derObjectIdentifier(OID_CONTENT_TYPE), derSet(derObjectIdentifier(OID_SIGNED_DATA)))
  const twoTypes = derSequence(
    derObjectIdentifier(OID_CONTENT_TYPE),
    derSet(derObjectIdentifier(OID_DATA), derObjectIdentifier(OID_DATA)),
  )
  const smime = derSequence(derObjectIdentifier('1.2.840.113549.1.9.15'), derSet(derUtf8String('more')))
  const offset = Buffer.from(signingTime)
  offset.write('+', offset.length - 1)

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('please sign this')],
    ['what TLS signs to authenticate a client', Buffer.from(`${' '.repeat(64)}TLS 1.3, client CertificateVerify\0`)],
    ['a SEQUENCE in place of the SET', derSequence(contentType, signingTime, messageDigest)],
    ['attributes without the content type', derSet(signingTime, messageDigest)],
    ['attributes without the signing time', derSet(contentType, messageDigest)],
    ['attributes without the message digest', derSet(contentType, signingTime)],
    ['another content type', derSet(otherType, signingTime, messageDigest)],
    ['two content types', derSet(twoTypes, signingTime, messageDigest)],
    ['another attribute besides', derSet(contentType, signingTime, messageDigest, smime)],
    ['another order', derSet(signingTime, contentType, messageDigest)],
    ['bytes after them', Buffer.concat([right, Uint8Array.of(5, 0)])],
    ['a part of them', right.subarray(0, -1)],
    ['an indefinite length', Buffer.concat([Uint8Array.of(0x31, 0x80), right.subarray(2), Uint8Array.of(0, 0)])],
    ['a long form of a short length', Buffer.concat([Uint8Array.of(0x31, 0x81), right.subarray(1)])],
    ['a digest of another length', derSet(...encodeSignedAttributes({ ...RIGHT, messageDigest: new Uint8Array(20) }))],
    ['a time in another form', derSet(contentType, offset, messageDigest)],
    ['many bytes', derOctetString(new Uint8Array(100_000))],
  ])('%s', (_what, bytes) => {
    expect(() => parseSignedAttributes(bytes, signer.scheme)).toThrow(
      expect.objectContaining({ name: 'SignatureError', code: 'ERR_SIGNED_ATTRIBUTES' }),
    )
  })

  test('the digest of another scheme', () => {
    const { scheme } = createSigner(identityOf(makeKey('P-384')))
    expect(() => parseSignedAttributes(right, scheme)).toThrow(/sha384/)
  })
})

function none(): never {
  throw new Error('Expected three attributes')
}
