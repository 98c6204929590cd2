import { type DisplaySettings, type Localize, parseColor } from '@billfold/pkpass/display'
import type { Pass, Style, StyleContent } from '@billfold/pkpass/schema'
import { findImage } from '../pictures/find-image.ts'
import type { PassImage, PassImages } from '../pictures/pass-image.ts'
import { CARD, DEFAULT_COLORS } from './geometry.ts'

/** Systems whose layouts differ: iOS 18 to 26, and iOS 27, which draws generic posters and four more kinds of code. */
export type StyleSet = 'ios18' | 'ios27'

/** What a pass is drawn with. */
export interface LayoutOptions extends DisplaySettings {
  readonly view: 'front'
  readonly styleSet: StyleSet
  /** Points; 375 for the phone that all measures are given for. */
  readonly screenWidthPt: number
  readonly images: PassImages
  /** Translates the texts of the pass, see `createLocalize`. */
  readonly localize: Localize
}

/** `#rrggbb` each. */
interface Palette {
  readonly foreground: string
  readonly label: string
  readonly background: string
  /** Of the primary field over a strip. */
  readonly strip: string
}

/** What every part of a layout is made from. */
export interface Face {
  readonly pass: Pass
  readonly style: Style
  readonly content: StyleContent
  readonly options: LayoutOptions
  readonly width: number
  readonly height: number
  readonly colors: Palette
  /** Used up, withdrawn or past its date. */
  readonly isVoid: boolean
  image(slot: string): PassImage | undefined
}

export function createFace(pass: Pass, style: Style, content: StyleContent, options: LayoutOptions): Face {
  const { screenWidthPt, images, locale, now } = options
  const foreground = readColor(pass.foregroundColor, DEFAULT_COLORS.foreground)
  return {
    pass,
    style,
    content,
    options,
    width: screenWidthPt - 2 * CARD.margin,
    height: screenWidthPt >= CARD.tallScreenWidth ? CARD.tallHeight : CARD.height,
    colors: {
      foreground,
      label: readColor(pass.labelColor, DEFAULT_COLORS.label),
      background: readColor(pass.backgroundColor, DEFAULT_COLORS.background),
      strip: readColor(pass.stripColor, foreground),
    },
    isVoid: isVoid(pass, now),
    image: slot => findImage(images, slot, locale),
  }
}

export function isVoid({ voided, expirationDate }: Pass, now: Date): boolean {
  return voided === true || new Date(expirationDate ?? Number.NaN).getTime() <= now.getTime()
}

/** A colour of the pass as `#rrggbb`; one that cannot be read counts as absent. */
export function readColor(text: string | undefined, absent: string): string {
  if (text === undefined) return absent
  try {
    const { red, green, blue } = parseColor(text)
    return `#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`
  } catch {
    return absent
  }
}

/** Relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2). */
export function luminanceOf(color: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
