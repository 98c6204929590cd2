import type { RuleId } from '@billfold/pkpass/findings'
import { BARCODES, type ImageSlotName, type Style } from '@billfold/pkpass/schema'

/** The parts that Wallet draws of a pass, on its front and in its other views. */
export const PART_IDS = [
  'logo',
  'logoText',
  'headerFields',
  'strip',
  'thumbnail',
  'primaryFields',
  'transitType',
  'secondaryFields',
  'auxiliaryFields',
  'footer',
  'barcodes',
  'altText',
  'footerFields',
  'background',
  'description',
  'organizationName',
  'backFields',
  'additionalInfoFields',
  'action',
  'icon',
  'relevantText',
  'time',
] as const
export type PartId = (typeof PART_IDS)[number]

/** A number that Wallet holds a pass to; what becomes of more is the rule's to say. */
interface Limit {
  readonly text: string
  readonly rule: RuleId
}

/** What is known of a part before it is drawn. Sentences end with a full stop, limits do not. */
export interface PartFacts {
  readonly title: string
  readonly sentence: string
  /** Steps to its key in `pass.json`; none for images, which are files, and for what the phone writes by itself. */
  readonly steps?: readonly string[]
  /** Images it is drawn from, the preferred one first. */
  readonly slots?: readonly ImageSlotName[]
  readonly limits?: readonly Limit[]
}

const LABEL_LIMIT: Limit = { text: 'About 20 characters in a label', rule: 'layout-label-long' }
const LINE_LIMIT: Limit = { text: 'One line for each text', rule: 'field-line-break-front' }
const ROW_LIMIT: Limit = { text: 'About 60 characters in a row', rule: 'layout-row-text' }

/** What a part is on a style. */
export function factsOf(part: PartId, style: Style): PartFacts {
  return FACTS[part](style)
}

const FACTS: Readonly<Record<PartId, (style: Style) => PartFacts>> = {
  logo: style => ({
    title: 'Logo',
    sentence:
      'The mark of whoever issues the pass. With the logo text and the header fields it is all that is seen of a pass in the stack.',
    slots: style === 'posterGeneric' ? ['primaryLogo', 'logo'] : ['logo'],
    limits: [{ text: 'It fits into its box, and is never cropped', rule: 'image-size-maximum' }],
  }),
  logoText: () => ({
    title: 'Logo text',
    sentence:
      'A name in words beside the logo, in the colour of the values. Leave it out when the logo says it already.',
    steps: ['logoText'],
    limits: [
      { text: 'About 20 characters', rule: 'layout-logo-text-long' },
      { text: 'About 15 characters beside two header fields', rule: 'layout-header-crowded' },
    ],
  }),
  headerFields: style => ({
    title: 'Header fields',
    sentence:
      'The one fact that changes or matters most: a balance, a gate, a date. It stays in view while passes are stacked.',
    steps: [style, 'headerFields'],
    limits: [
      {
        text: style === 'posterGeneric' ? '1 field' : '3 fields, one or two of them better',
        rule: 'layout-header-count',
      },
      ...(style === 'posterGeneric' ? [] : [{ text: 'At least 1 field', rule: 'layout-header-essential' } as const]),
      LABEL_LIMIT,
    ],
  }),
  strip: style => ({
    title: 'Strip',
    sentence: 'A picture from edge to edge behind the primary field. Keep it calm where the text stands.',
    slots: ['strip'],
    limits: [
      { text: 'It is filled: other proportions are scaled and cropped', rule: 'image-size-exact' },
      ...(style === 'eventTicket'
        ? [{ text: 'Either a strip, or background and thumbnail', rule: 'image-strip-excludes' } as const]
        : []),
      { text: 'Not to be relied on beside the phone', rule: 'image-watch-hidden' },
    ],
  }),
  thumbnail: () => ({
    title: 'Thumbnail',
    sentence: 'A picture in the upper trailing corner: a portrait, a cover, a product. The fields make room for it.',
    slots: ['thumbnail'],
    limits: [
      { text: 'Between 2:3 and 3:2', rule: 'image-thumbnail-aspect' },
      { text: 'Not to be relied on beside the phone', rule: 'image-watch-hidden' },
    ],
  }),
  primaryFields: style => ({
    title: style === 'boardingPass' || style === 'posterGeneric' ? 'Primary fields' : 'Primary field',
    sentence: PRIMARY_SENTENCES[style],
    steps: [style, 'primaryFields'],
    limits: [
      { text: primaryCount(style), rule: 'layout-primary-count' },
      ...(style === 'posterGeneric'
        ? [{ text: 'No label on the first, for it to be the title', rule: 'layout-poster-title-label' } as const]
        : []),
      { text: 'About 25 characters in a value', rule: 'layout-primary-long' },
      LINE_LIMIT,
    ],
  }),
  transitType: () => ({
    title: 'Means of travel',
    sentence: 'The icon between origin and destination: an airplane, a boat, a bus, a train, or a plain arrow.',
    steps: ['boardingPass', 'transitType'],
    limits: [{ text: '1 of 5 values, and never absent', rule: 'style-transit-type-missing' }],
  }),
  secondaryFields: style => ({
    title: 'Secondary fields',
    sentence:
      style === 'boardingPass'
        ? 'What goes with the journey. On boarding passes, and only there, they stand below the auxiliary fields.'
        : 'What goes with the primary field: who it is for, where, until when.',
    steps: [style, 'secondaryFields'],
    limits: [...rowCounts(style, 'secondaryFields'), ROW_LIMIT, LABEL_LIMIT],
  }),
  auxiliaryFields: style => ({
    title: 'Auxiliary fields',
    sentence:
      style === 'boardingPass'
        ? 'Passenger, boarding time, seat: on boarding passes they stand above the secondary fields.'
        : 'Lesser information that still belongs to the front.',
    steps: [style, 'auxiliaryFields'],
    limits: [...rowCounts(style, 'auxiliaryFields'), ROW_LIMIT, LABEL_LIMIT],
  }),
  footer: () => ({
    title: 'Footer image',
    sentence: 'A thin image above the code: the airline’s alliance, a fast track. Only boarding passes have it.',
    slots: ['footer'],
    limits: [{ text: 'It fits into its box, and is never cropped', rule: 'image-size-maximum' }],
  }),
  barcodes: () => ({
    title: 'Barcode',
    sentence:
      'What is scanned, on white whatever the colours of the pass. Its place and size are Wallet’s. Of several codes the first that the phone can draw is taken.',
    steps: ['barcodes'],
    limits: [
      {
        text: `${Object.keys(BARCODES).length} kinds of code, four of them since iOS 27`,
        rule: 'barcode-new-format-alone',
      },
      { text: '512 characters, 80 in a one-dimensional code', rule: 'barcode-message-long' },
      { text: 'No Code 128 on Apple Watch', rule: 'barcode-code128-watch' },
    ],
  }),
  altText: () => ({
    title: 'Text below the code',
    sentence: 'The number that somebody types when the scanner fails.',
    steps: ['barcodes', '0', 'altText'],
    limits: [{ text: 'Better never absent', rule: 'barcode-alt-missing' }],
  }),
  footerFields: () => ({
    title: 'Footer field',
    sentence: 'One more line at the foot of a poster, on a material that is made from the art.',
    steps: ['posterGeneric', 'footerFields'],
    limits: [{ text: '1 field', rule: 'layout-poster-footer-count' }],
  }),
  background: style =>
    style === 'posterGeneric'
      ? {
          title: 'Artwork',
          sentence:
            'Art from edge to edge; header, fields and code lie over it. Ship both files: systems differ in which they take.',
          slots: ['artwork', 'background'],
          limits: [{ text: 'At least one of the two', rule: 'poster-generic-no-art' }],
        }
      : {
          title: 'Background image',
          sentence: 'Behind everything, blurred and a little cropped. The background colour is not used then.',
          slots: ['background'],
          limits: [{ text: 'Either a background, or a strip', rule: 'image-strip-excludes' }],
        },
  description: () => ({
    title: 'Description',
    sentence: 'What the pass is in one sentence. VoiceOver reads it, and the system names the pass by it.',
    steps: ['description'],
    limits: [{ text: 'Never absent', rule: 'pass-missing-description' }],
  }),
  organizationName: () => ({
    title: 'Organisation',
    sentence: 'Who issues the pass: in the details, on the Lock Screen, in Mail.',
    steps: ['organizationName'],
    limits: [{ text: 'Never absent', rule: 'pass-missing-organization' }],
  }),
  backFields: style => ({
    title: 'Back fields',
    sentence:
      'Terms, contacts, opening hours: as many as needed, in the order of the list. Here, and only here, texts wrap and links work.',
    steps: [style, 'backFields'],
    limits: [{ text: 'A way to reach who issued the pass', rule: 'field-back-contact' }],
  }),
  additionalInfoFields: style => ({
    title: 'Additional information',
    sentence: 'A tile of its own below the pass, on iOS 18 and later.',
    steps: [style, 'additionalInfoFields'],
  }),
  action: () => ({
    title: 'What the system adds',
    sentence: 'Sharing, notifications and removal are the system’s. Sharing can be hidden; the rest cannot be changed.',
    steps: ['sharingProhibited'],
  }),
  icon: () => ({
    title: 'Icon',
    sentence: 'Stands for the pass on the Lock Screen, in notifications and in Mail. The system rounds its corners.',
    slots: ['icon'],
    limits: [{ text: 'Never absent', rule: 'icon-missing' }],
  }),
  relevantText: style => ({
    title: 'Text for the place',
    sentence: `Why the pass comes up here and now. A ${style === 'generic' ? 'generic pass' : TITLES[style].toLowerCase()} comes up ${RELEVANCE[style]}.`,
    steps: ['locations', '0', 'relevantText'],
    limits: [
      { text: '128 characters', rule: 'location-text-long' },
      { text: '10 places', rule: 'location-count' },
      { text: '10 kinds of beacon', rule: 'beacon-count' },
    ],
  }),
  time: () => ({
    title: 'Time',
    sentence: 'Written by the system. A pass on the Lock Screen is a suggestion, and rings for nobody.',
  }),
}

/** Styles as people call them. */
export const TITLES: Readonly<Record<Style, string>> = {
  eventTicket: 'Event ticket',
  boardingPass: 'Boarding pass',
  coupon: 'Coupon',
  storeCard: 'Store card',
  generic: 'Generic',
  posterGeneric: 'Poster',
}

const PRIMARY_SENTENCES: Readonly<Record<Style, string>> = {
  boardingPass: 'Origin and destination: the place as the label, its code as the value.',
  coupon: 'The offer, large over the strip.',
  eventTicket: 'What the ticket is for: the name of the event.',
  generic: 'Whom or what the pass is about, beside the thumbnail.',
  storeCard: 'The balance or the points, large over the strip.',
  posterGeneric: 'The first, without a label, is the title; up to three more stand in a row below it.',
}

// Layout section 10.
const RELEVANCE: Readonly<Record<Style, string>> = {
  boardingPass: 'when the date is near and one of its places is within about 1000 m',
  coupon: 'within about 100 m of one of its places; dates do not count',
  eventTicket: 'when the date is near and one of its places is within about 1000 m',
  generic: 'within about 100 m of one of its places',
  storeCard: 'within about 100 m of one of its places; dates do not count',
  posterGeneric: 'within about 100 m of one of its places',
}

function primaryCount(style: Style): string {
  if (style === 'boardingPass') return '2 fields'
  return style === 'posterGeneric' ? '4 fields' : '1 field'
}

// Layout section 2.
function rowCounts(style: Style, group: 'auxiliaryFields' | 'secondaryFields'): readonly Limit[] {
  const rule = group === 'secondaryFields' ? 'layout-secondary-count' : 'layout-auxiliary-count'
  const other = group === 'secondaryFields' ? 'auxiliary' : 'secondary'
  if (style === 'coupon' || style === 'storeCard')
    return [{ text: `4 fields, the ${other} ones among them`, rule: 'layout-secondary-auxiliary-combined' }]
  if (style === 'generic') {
    return [
      { text: `4 fields over a square code, the ${other} ones among them`, rule: 'layout-generic-square-barcode' },
      { text: '4 fields over a wide code, or without one', rule },
    ]
  }
  if (group === 'secondaryFields') return [{ text: '4 fields', rule }]
  if (style === 'boardingPass') return [{ text: '5 fields', rule }]
  return [{ text: style === 'eventTicket' ? '4 fields, and 4 more with row: 1' : '4 fields', rule }]
}
