// Fronts of passes, from pass to SVG, in one thread: without a code, with QR, with PDF417; and as PNG. Then what the library weighs in a
// browser: bundled, minified, compressed.
import { gzipSync } from 'node:zlib'
import { createLocalize } from '@billfold/pkpass/display'
import type { Pass } from '@billfold/pkpass/schema'
import { drawPass, layoutPass } from '@billfold/preview'
import { renderPng } from '@billfold/preview/png'
import { build } from 'esbuild'
import { ceiling, floor, perSecond, printRates, ratio, takeTurns } from './measure.ts'

const ROUNDS = 7
const WARM_UP_ROUNDS = 2
const FRONTS_PER_ROUND = 600
const PNGS_PER_ROUND = 10
const WITHOUT_CODE = 'front without a code'
const WITH_QR = 'front with QR'
/** Guards against a step back: a QR code costs more than the rest of the card, but not much more. */
const QR_FLOOR = 0.25
const MAX_BUNDLE_KB = 150

const OPTIONS = {
  view: 'front',
  styleSet: 'ios27',
  locale: 'en-US',
  timeZone: 'Europe/Berlin',
  now: new Date('2026-06-01T10:00:00Z'),
  screenWidthPt: 375,
  images: new Map(),
  localize: createLocalize(new Map(), 'en-US'),
} as const

let round = 0
const subjects = {
  [WITHOUT_CODE]: () => fronts(),
  [WITH_QR]: () => fronts('PKBarcodeFormatQR'),
  'front with PDF417': () => fronts('PKBarcodeFormatPDF417'),
  'front with QR, as PNG of 750 × 1070': () =>
    perSecond(PNGS_PER_ROUND, number => renderPng(drawFront(storeCard(number, 'PKBarcodeFormatQR')))),
}

await takeTurns(WARM_UP_ROUNDS, subjects)
const rates = await takeTurns(ROUNDS, subjects)
printRates('Fronts of one thread', rates, WITHOUT_CODE)
floor('front with QR of one without a code', ratio(rates, WITH_QR, WITHOUT_CODE), QR_FLOOR)

const { outputFiles } = await build({
  stdin: { contents: "export * from '@billfold/preview'", resolveDir: import.meta.dirname },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  conditions: ['billfold-source'],
  write: false,
})
const [bundle] = outputFiles
ceiling('browser build in KB, gzip', gzipSync(bundle?.contents ?? '', { level: 9 }).length / 1_000, MAX_BUNDLE_KB)

function fronts(format?: 'PKBarcodeFormatQR' | 'PKBarcodeFormatPDF417'): Promise<number> {
  round += 1
  return perSecond(FRONTS_PER_ROUND, number => drawFront(storeCard(round * FRONTS_PER_ROUND + number, format)))
}

function drawFront(pass: Pass): string {
  return drawPass(layoutPass(pass, OPTIONS))
}

function storeCard(number: number, format?: 'PKBarcodeFormatQR' | 'PKBarcodeFormatPDF417'): Pass {
  const message = `MEMBER-${String(number).padStart(12, '0')}-2026`
  return {
    formatVersion: 1,
    passTypeIdentifier: 'pass.com.example.card',
    serialNumber: String(number),
    teamIdentifier: 'ABCDE12345',
    organizationName: 'Bayroast Coffee',
    description: 'Coffee card',
    logoText: 'Bayroast',
    backgroundColor: 'rgb(70,42,28)',
    foregroundColor: 'rgb(255,255,255)',
    labelColor: 'rgb(230,200,170)',
    storeCard: {
      headerFields: [{ key: 'points', label: 'Points', value: number }],
      primaryFields: [{ key: 'balance', label: 'Balance', value: 21.75, currencyCode: 'USD' }],
      secondaryFields: [
        { key: 'member', label: 'Member', value: 'Jane Sample' },
        { key: 'tier', label: 'Tier', value: 'Gold' },
      ],
      auxiliaryFields: [
        {
          key: 'since',
          label: 'Since',
          value: '2026-01-02T10:00:00Z',
          dateStyle: 'PKDateStyleShort',
          timeStyle: 'PKDateStyleNone',
        },
        { key: 'shop', label: 'Shop', value: 'Harbour Street' },
      ],
    },
    ...(format && { barcodes: [{ format, message, messageEncoding: 'iso-8859-1', altText: message }] }),
  }
}
