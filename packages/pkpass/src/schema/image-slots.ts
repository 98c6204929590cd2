import type { Version } from './key.ts'
import type { Style, StyleScheme } from './pass.ts'

// Which images a pass may have, and how large they are drawn. Spec: pass-json, layout.

/** Width and height in points: pixels at the scale 1. */
export interface PointSize {
  readonly widthPt: number
  readonly heightPt: number
}

/** A place for an image on the pass, by the name of its file without scale and ending. */
export interface ImageSlot {
  readonly description: string
  /** First iOS version that draws it. */
  readonly since: Version
  readonly styles: readonly Style[]
  /** Only under these schemes, on styles that have schemes. */
  readonly schemes?: readonly StyleScheme[]
  /** The one image without which Wallet takes no pass. */
  readonly isRequired?: true
  /** `exact`: the slot is filled, other sizes are scaled and cropped. `maximum`: the image may be smaller. */
  readonly sizing: 'exact' | 'maximum'
  /** Size of the slot. Absent: nobody has said. */
  readonly size?: PointSize
  /** What the image should not be smaller than. */
  readonly minimumSize?: PointSize
  /** Sizes from other documents, to be taken with a warning at most. */
  readonly alternatives?: readonly (PointSize & { readonly source: string })[]
  /** How Apple’s builder sizes the slot. Absent: it does not have it. */
  readonly builderSizing?: 'exact' | 'maximum'
}

/** The scales of an image: `logo.png`, `logo@2x.png`, `logo@3x.png`. */
export const IMAGE_SCALES = [1, 2, 3] as const

const CLASSIC = ['boardingPass', 'coupon', 'eventTicket', 'generic', 'storeCard'] as const
const size = (widthPt: number, heightPt: number): PointSize => ({ widthPt, heightPt })

/** Every slot. All of them may be localized. */
export const IMAGE_SLOTS = {
  icon: {
    description: 'Square, its corners are rounded by the system: Lock Screen, notifications, Mail',
    since: '6.0',
    styles: [...CLASSIC, 'posterGeneric'],
    isRequired: true,
    sizing: 'exact',
    size: size(38, 38),
    alternatives: [{ ...size(29, 29), source: 'archived guide' }],
    builderSizing: 'exact',
  },
  logo: {
    description: 'Top leading corner beside logoText, also where a poster or semantic pass falls back',
    since: '6.0',
    styles: CLASSIC,
    sizing: 'maximum',
    size: size(160, 50),
    minimumSize: size(50, 50),
    builderSizing: 'maximum',
  },
  primaryLogo: {
    description: 'Top leading corner of posters and semantic boarding passes (iOS 26), and of generic posters (iOS 27)',
    since: '18.0',
    styles: ['boardingPass', 'eventTicket', 'posterGeneric'],
    schemes: ['semanticBoardingPass', 'posterEventTicket'],
    sizing: 'maximum',
    size: size(126, 30),
    minimumSize: size(30, 30),
    builderSizing: 'maximum',
  },
  secondaryLogo: {
    description: 'Bottom trailing corner: who issued the ticket or holds the event',
    since: '18.0',
    styles: ['eventTicket'],
    schemes: ['posterEventTicket'],
    sizing: 'maximum',
    size: size(135, 12),
    minimumSize: size(12, 12),
    builderSizing: 'maximum',
  },
  strip: {
    description: 'Behind the primary field; on an event ticket then without background and thumbnail',
    since: '6.0',
    styles: ['coupon', 'storeCard', 'eventTicket'],
    sizing: 'exact',
    size: size(375, 144),
    alternatives: [
      { ...size(375, 98), source: 'archived guide, event ticket' },
      { ...size(375, 123), source: 'archived guide, other styles' },
      { ...size(320, 84), source: 'archived guide, older hardware, event ticket' },
      { ...size(320, 110), source: 'archived guide, older hardware with square barcode and 3.5 inch screen' },
      { ...size(320, 123), source: 'archived guide, older hardware, other' },
    ],
    builderSizing: 'exact',
  },
  thumbnail: {
    description: 'Upper trailing area; from 2:3 to 3:2, otherwise cropped',
    since: '6.0',
    styles: ['eventTicket', 'generic'],
    sizing: 'maximum',
    size: size(90, 90),
    minimumSize: size(60, 90),
    builderSizing: 'exact',
  },
  background: {
    description: 'The whole front: blurred on classic event tickets, sharp on posters',
    since: '6.0',
    styles: ['eventTicket', 'posterGeneric'],
    sizing: 'exact',
    size: size(345, 505),
    alternatives: [
      { ...size(343, 503), source: 'design guidance' },
      { ...size(180, 220), source: 'archived guide (cropped and blurred)' },
    ],
    builderSizing: 'exact',
  },
  artwork: {
    description: 'Art of a poster, its bottom edge covered; supply a background as well, some systems look only there',
    since: '18.0',
    styles: ['eventTicket', 'posterGeneric'],
    schemes: ['posterEventTicket'],
    sizing: 'exact',
    size: size(358, 448),
    builderSizing: 'exact',
  },
  footer: {
    description: 'Above the barcode; meant for airlines',
    since: '6.0',
    styles: ['boardingPass'],
    sizing: 'maximum',
    size: size(286, 15),
    alternatives: [{ ...size(268, 15), source: 'design guidance' }],
    builderSizing: 'maximum',
  },
  venueMap: {
    description: 'Map of the venue in the event guide',
    since: '18.0',
    styles: ['eventTicket'],
    schemes: ['posterEventTicket'],
    sizing: 'maximum',
  },
  personalizationLogo: {
    description: 'Top of the sign-up sheet of a pass with personalization.json',
    since: '10.0',
    styles: CLASSIC,
    sizing: 'maximum',
    size: size(150, 40),
  },
} as const satisfies Readonly<Record<string, ImageSlot>>
export type ImageSlotName = keyof typeof IMAGE_SLOTS
