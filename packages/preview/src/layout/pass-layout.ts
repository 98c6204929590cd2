import type { RuleId } from '@billfold/pkpass/findings'
import type { Style } from '@billfold/pkpass/schema'
import type { FontWeight } from '../text/measure-text.ts'

// What a picture of a pass is made of. All lengths are points; all boxes but the card itself are placed from its top left corner.

/**
 * Why something is not simply shown: a rule of the catalogue, or where no rule speaks of it because nothing is wrong:
 *
 * - `tags-before-fields`: a layout made of semantic tags shows custom fields with the details
 * - `system-too-old`: the system that is asked for does not have the layout
 * - `covered`: in the pile, the next pass lies over it
 * - `not-on-watch`: Apple Watch does not show it
 * - `private`: left out of what is meant to be shared
 * - `beyond-picture`: the page scrolls on where the picture ends
 * - `nothing-to-say`: there is no occasion that it could tell of
 */
export type Reason =
  | RuleId
  | 'tags-before-fields'
  | 'system-too-old'
  | 'covered'
  | 'not-on-watch'
  | 'private'
  | 'beyond-picture'
  | 'nothing-to-say'

/** What of a box, or a text in it, can be seen. */
export type Visibility = 'shown' | 'shrunk' | 'cut' | 'hidden'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

/** The layouts a pass may have: those of its styles, and the two that schemes ask for. */
export type LayoutName = Style | 'posterEventTicket' | 'semanticBoardingPass'

export type BoxKind =
  | 'background'
  | 'strip'
  | 'material'
  | 'darkening'
  | 'sheen'
  | 'logo'
  | 'logoText'
  | 'header'
  | 'primary'
  | 'secondary'
  | 'auxiliary'
  | 'footer'
  | 'semantic'
  | 'thumbnail'
  | 'secondaryLogo'
  | 'footerImage'
  | 'transitIcon'
  | 'barcode'
  | 'nfc'
  // Views other than the front.
  | 'cell'
  | 'description'
  | 'organization'
  | 'back'
  | 'additionalInfo'
  | 'switch'
  | 'action'
  | 'updated'
  | 'icon'
  | 'message'
  | 'time'
  | 'caption'

/** What data detectors make links of. */
export type DetectedKind = 'link' | 'phone' | 'address' | 'calendarEvent'

/** One line of text. */
export interface TextRun {
  /** As drawn: upper-cased, cut. */
  readonly text: string
  readonly role: 'label' | 'value'
  /** Left edge. */
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly alignment: 'left' | 'center' | 'right'
  readonly size: number
  readonly weight: FontWeight
  /** Between letters, by which Inter takes the room of the system font. */
  readonly letterSpacing: number
  /** `#rrggbb`. */
  readonly color: string
  readonly state: Visibility
  /** What Wallet takes it for and would follow when it is touched; in a picture nothing follows. */
  readonly detected?: DetectedKind
}

/** A picture, scaled into `rect`; only what is in the box's own rect is seen of it. */
export interface Picture {
  /** A data URI of a PNG or JPEG. */
  readonly dataUri: string
  readonly rect: Rect
  /** Standard deviation of a Gaussian blur. */
  readonly blur?: number
  /** Of the corners of what is seen of it. */
  readonly radius?: number
}

/** A surface of one colour, or one that changes from top to bottom. */
export interface Surface {
  readonly rect: Rect
  readonly color: string
  readonly opacity: number
  /** Opacity at the lower edge, where it changes on the way there. */
  readonly endOpacity?: number
  readonly radius?: number
}

/** An outline filled with one colour: modules of a code, an icon. Its own units are scaled by `scaleX` and `scaleY`. */
export interface Shape {
  /** SVG path data: commands and numbers alone. */
  readonly path: string
  readonly at: Point
  readonly scaleX: number
  readonly scaleY: number
  /** Turned by a quarter, clockwise around `at`. */
  readonly isTurned?: boolean
  readonly color: string
  readonly opacity?: number
}

/** Something on the face of a pass, or something that is not there and should be. */
export interface Box {
  readonly kind: BoxKind
  /** Of what in `pass.json` it shows (RFC 6901); absent for images, and for what the system draws by itself. */
  readonly pointer?: string
  /** Empty at the origin for what is hidden. */
  readonly rect: Rect
  readonly state: Visibility
  /** Why it is not simply shown. */
  readonly reason?: Reason
  /** What it says to those who cannot see it; nothing for decoration. */
  readonly title?: string
  readonly surfaces?: readonly Surface[]
  readonly picture?: Picture
  readonly shapes?: readonly Shape[]
  readonly texts?: readonly TextRun[]
}

/** How the edge of a card runs. */
export type CardEdge =
  | { readonly kind: 'plain'; readonly radius: number }
  /** Event tickets: a circle bitten out of the top. */
  | { readonly kind: 'notched'; readonly notchRadius: number; readonly notchCenterY: number }
  /** Coupons: bites along top and bottom. */
  | { readonly kind: 'perforated'; readonly period: number; readonly depth: number }
  /** Boarding passes: a bite in each side. */
  | { readonly kind: 'bitten'; readonly radius: number; readonly biteRadius: number; readonly biteCenterY: number }

/** A layout that a pass asks for, and does not get. */
export interface Fallback {
  readonly from: LayoutName
  readonly reason: Reason
}

/** Where everything on the front of a pass is. */
export interface PassLayout {
  readonly name: LayoutName
  readonly view: 'front'
  /** Width and height of the whole picture. */
  readonly width: number
  readonly height: number
  /** Where the card is in the picture. */
  readonly card: Rect
  readonly edge: CardEdge
  readonly backgroundColor: string
  /** `description` of the pass. */
  readonly title: string
  /** The layout the pass asks for, where it is drawn in its classic one instead. */
  readonly fallback?: Fallback
  /** From back to front; hidden ones last. */
  readonly boxes: readonly Box[]
}
