// What every measurement here signs: a store card with six fields, a QR code and about 110 KB of images; only texts change from
// card to card.

import type { PassContent } from '@billfold/pkpass'
import { createCertificateAuthority } from '@billfold/simulator'
import sharp from 'sharp'

const PASS_TYPE_IDENTIFIER = 'pass.com.example.coffee'
const TEAM_IDENTIFIER = 'A1B2C3D4E5'

/** Width and height of each image, and how many of its rows are noise, which is what gives it its bytes. */
const IMAGES = {
  'icon.png': [29, 29, 20],
  'icon@2x.png': [58, 58, 34],
  'icon@3x.png': [87, 87, 34],
  'logo.png': [160, 50, 10],
  'logo@2x.png': [320, 100, 15],
  'logo@3x.png': [480, 150, 15],
  'strip@2x.png': [750, 288, 11],
  'strip@3x.png': [1125, 432, 7],
} as const

/** PNGs of the slots' own sizes, the same in every run. */
export async function storeCardImages(): Promise<Record<string, Buffer>> {
  const images: Record<string, Buffer> = {}
  for (const [name, [width, height, noisyRows]] of Object.entries(IMAGES)) {
    const pixels = Buffer.alloc(width * height * 3, 0x3c)
    for (let at = 0, state = 1; at < width * noisyRows * 3; at += 1) {
      state = (state * 48_271) % 0x7fffffff
      pixels[at] = state
    }
    images[name] = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
  }
  return images
}

/** Certificate, key and intermediate of a pass type, PEM, from an authority made for the run. */
export async function passCertificate(now: Date) {
  const authority = await createCertificateAuthority({ now: () => now })
  const { certificatePem, privateKeyPem } = await authority.issuePassCertificate({
    passTypeIdentifier: PASS_TYPE_IDENTIFIER,
    teamIdentifier: TEAM_IDENTIFIER,
    organizationName: 'Example Coffee',
  })
  return { certificate: certificatePem, privateKey: privateKeyPem, intermediate: authority.intermediateCertificatePem }
}

export const CARD = {
  formatVersion: 1,
  passTypeIdentifier: PASS_TYPE_IDENTIFIER,
  teamIdentifier: TEAM_IDENTIFIER,
  organizationName: 'Example Coffee',
  description: 'Loyalty card of Example Coffee',
  logoText: 'Example Coffee',
  backgroundColor: 'rgb(60, 30, 20)',
  foregroundColor: 'rgb(255, 255, 255)',
  labelColor: 'rgb(230, 210, 190)',
  webServiceURL: 'https://passes.example.com',
} as const

// An alias: an interface is not assignable to an object type that admits further keys.
type Barcode = {
  format: 'PKBarcodeFormatQR'
  message: string
  messageEncoding: 'iso-8859-1'
  altText: string
}

/** The keys that are each card's own. */
export function ownKeys(number: number) {
  const barcode: Barcode = {
    format: 'PKBarcodeFormatQR',
    message: `card-${number}`,
    messageEncoding: 'iso-8859-1',
    altText: `card-${number}`,
  }
  return {
    serialNumber: `card-${number}`,
    authenticationToken: `0123456789abcdef0123456789abcdef${number}`,
    barcodes: [barcode],
  }
}

/** The fields of a card by their group. */
export function fields(number: number) {
  return {
    headerFields: [{ key: 'level', label: 'Level', value: 'Gold' }],
    primaryFields: [{ key: 'points', label: 'Points', value: number, changeMessage: 'You have %@ points' }],
    secondaryFields: [
      { key: 'name', label: 'Member', value: `Holder ${number}` },
      { key: 'since', label: 'Since', value: '2026-01-01' },
    ],
    auxiliaryFields: [{ key: 'reward', label: 'Next reward', value: 'One free cup' }],
    backFields: [{ key: 'terms', label: 'Terms', value: 'Points expire after one year. Questions? hello@example.com' }],
  }
}

export function storeCard(number: number): PassContent {
  return { ...CARD, ...ownKeys(number), storeCard: fields(number) }
}
