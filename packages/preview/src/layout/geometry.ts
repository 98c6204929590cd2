// Positions and sizes in points, as measured on pictures of real passes. Section numbers are those of the geometry page.
// Vertical positions and sizes of fonts are the same on all phones; the card's width and height and the strip are not.

/** Section 1. Beside the card as much as on a phone; below and above it, room for its shadow. */
export const CARD = {
  margin: 16,
  height: 503,
  /** From this width of a screen on, the card is higher. */
  tallScreenWidth: 414,
  tallHeight: 560,
  radius: 10,
  posterRadius: 16,
} as const

export const BORDER = { width: 1, opacity: 0.35 } as const
export const SHADOW = { opacity: 0.26, blur: 8 } as const
/** A factor of 1.05 on the colour of the face, as white over it. */
export const SHEEN = { opacity: 0.05, endY: 56 } as const

/** Side inset of the text of all fields. */
export const TEXT_INSET = 15
/** From the top of a line to its baseline, in shares of the size. */
export const ASCENT = 0.952
/** From the middle of a capital to its baseline, in shares of the size. */
export const HALF_CAPITAL = 0.3525

export const LABEL_FONT = { size: 11, weight: 'semibold' } as const

/** Section 2. */
export const HEADER = {
  height: 65,
  logo: { x: 13, y: 5, width: 160, height: 50 },
  logoGap: 8,
  logoTextFont: { size: 18, weight: 'semibold' },
  logoTextBaseline: 35.8,
  labelBaseline: 20,
  valueTop: 20.1,
  valueFont: { size: 21, weight: 'regular' },
  minSize: 10,
  maxFieldWidth: 112,
  gap: 17,
} as const

/** Section 4. */
export const ROW = { minGap: 14, minScale: 0.5 } as const

/** Section 6. */
export const STRIP = { y: 65.5, storeCardRatio: 0.384, eventTicketRatio: 0.2613, labelGap: 18 } as const

export const STORE_CARD = {
  primary: { top: 73.3, font: { size: 64, weight: 'light' }, minScale: 0.5 },
  primaryLabel: { font: { size: 18, weight: 'light' }, baseline: 158.1 },
  rowFont: { size: 26, weight: 'light' },
  valueGap: 5,
} as const

export const COUPON = { valueGap: -1, perforation: { period: 5, depth: 2.3 } } as const

/** Section 5. */
export const GENERIC = {
  primary: {
    labelBaseline: 86.3,
    top: 89.4,
    topWithoutLabel: 76.3,
    font: { size: 30, weight: 'regular' },
    minSize: 18,
  },
  secondary: { labelBaseline: 184.2, top: 184.8, font: { size: 21, weight: 'light' } },
  auxiliary: { labelBaseline: 228.6, top: 229.7, font: { size: 16, weight: 'light' } },
  thumbnail: { top: 77, boxWidth: 90, height: 80 },
} as const

/** Between a text and the thumbnail beside it. */
export const THUMBNAIL_GAP = 10
export const THUMBNAIL_WIDTH = 90

/** Section 7. */
export const EVENT_TICKET = {
  notch: { radius: 40, centerY: -23.5 },
  primary: { labelBaseline: 78.1, top: 78.5, font: { size: 21, weight: 'regular' }, minSize: 11 },
  secondary: { labelBaseline: 130.4, top: 131.5, font: { size: 16, weight: 'regular' } },
  auxiliary: { labelBaseline: 178.5, top: 180.5, font: { size: 14, weight: 'regular' } },
  rowPitch: 48.1,
  thumbnailTop: 67,
  background: { overscan: 15, blur: 15, darkening: 0.3 },
  strip: {
    primaryTop: 71.5,
    primaryFont: { size: 44, weight: 'light' },
    label: { size: 14, weight: 'light' },
    labelBaseline: 137,
  },
} as const

/** Section 8. */
export const BOARDING_PASS = {
  primary: {
    labelBaseline: 78.2,
    centerY: 103.2,
    font: { size: 40, weight: 'light' },
    minSize: 13,
    iconHalfWidth: 19,
    iconGap: 2,
  },
  iconTop: 87,
  bite: { radius: 5, centerY: 126 },
  auxiliary: { labelBaseline: 152, top: 152.9, font: { size: 18, weight: 'regular' } },
  secondary: { labelBaseline: 200, top: 200.9, font: { size: 18, weight: 'regular' } },
  footer: { width: 286, height: 15, gap: 8 },
} as const

/** Section 9. */
export const BARCODE = {
  radius: 4,
  altFont: { size: 14, weight: 'regular' },
  altBaseline: 11,
  altInset: 12,
  maxPanelWidth: 290,
  square: { devicePixels: 225, quiet: 1, side: 6, top: 5, bottom: 7, bottomWithAlt: 22, inset: 14 },
  linear: {
    panelWidth: 257,
    height: 76,
    heightWithAlt: 91,
    codeHeight: 39.5,
    top: 17,
    maxCodeWidth: 236,
    maxModule: 11 / 3,
  },
  stacked: {
    panelWidth: 268,
    codeWidth: 241,
    minCodeHeight: 56,
    maxCodeHeight: 63,
    top: 13.4,
    bottom: 13.4,
    bottomWithAlt: 29,
  },
  wideInset: 31,
} as const

export const NFC_SYMBOL = { height: 44, inset: 17 } as const

/** Section 10. */
export const DEFAULT_COLORS = {
  /** What pictures show; the description of the key says "derived". */
  label: '#000000',
  foreground: '#000000',
  background: '#ffffff',
} as const
export const VOIDED = { codeOpacity: 0.2, altText: 'This pass has expired' } as const
/** Above it automatic colours are black. */
export const LIGHT_LUMINANCE = 0.9

/** Section 12; all of it inferred, none measured. */
export const POSTER = {
  inset: 16,
  artHeight: 429,
  footerHeight: 74,
  material: { blur: 25, tint: 0.2 },
  logo: { x: 16, y: 15, width: 126, height: 30 },
  logoGap: 8,
  logoTextBaseline: 36,
  smallFont: { size: 12, weight: 'semibold' },
  bigFont: { size: 17, weight: 'semibold' },
  smallBaseline: 26,
  bigBaseline: 46,
  darkening: { opacity: 0.45, endY: 110 },
} as const

export const POSTER_EVENT = {
  seatLabel: { size: 11, weight: 'regular' },
  seatValue: { size: 20, weight: 'semibold' },
  venueFont: { size: 13, weight: 'regular' },
  /** From the top of the footer. */
  labelBaseline: 16,
  valueTop: 18,
  venueBaseline: 60,
  secondaryLogo: { width: 135, height: 12 },
} as const

export const POSTER_GENERIC = {
  titleFont: { size: 28, weight: 'bold' },
  labelFont: { size: 12, weight: 'regular' },
  valueFont: { size: 17, weight: 'semibold' },
  footerFont: { size: 14, weight: 'medium' },
  /** Above the footer. */
  valueBaseline: 14,
  labelBaseline: 34,
  titleGap: 22,
} as const

export const SEMANTIC_BOARDING = {
  inset: 16,
  logo: { x: 16, y: 14, width: 126, height: 30 },
  detail: {
    labelBaseline: 22,
    top: 24,
    label: { size: 11, weight: 'regular' },
    font: { size: 20, weight: 'semibold' },
    minGap: 17,
  },
  name: { baseline: 76, font: { size: 17, weight: 'semibold' } },
  badge: { y: 85, height: 18, gap: 4, radius: 4, padding: 6, font: { size: 11, weight: 'semibold' } },
  code: { baseline: 170, font: { size: 44, weight: 'semibold' } },
  city: { baseline: 130, font: { size: 13, weight: 'regular' } },
  time: { baseline: 193, font: { size: 17, weight: 'regular' } },
  rows: {
    first: 250,
    second: 300,
    valueTop: 1.5,
    label: { size: 11, weight: 'regular' },
    font: { size: 17, weight: 'semibold' },
  },
  clearance: 12,
} as const
