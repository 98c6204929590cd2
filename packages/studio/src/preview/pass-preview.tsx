import { createLocalize } from '@billfold/pkpass/display'
import type { Pass } from '@billfold/pkpass/schema'
import {
  type Box,
  drawPass,
  drawView,
  layoutBack,
  layoutPass,
  layoutRelevanceBanner,
  layoutWatch,
  type PassImages,
  type PassLayout,
  type ViewLayout,
} from '@billfold/preview'
import { use, useEffect, useMemo, useRef } from 'react'
import { loadBarcodeLibrary } from './barcode-library.ts'
import { patchElement } from './patch-element.ts'

/** iPhone 15 and 16: the phone that Wallet's measures are known for best. */
const SCREEN_WIDTH_PT = 375

/** What can be looked at: the pass itself, its details, what comes up when it is near, and Apple Watch. */
export const VIEWS = [
  { id: 'front', name: 'Front' },
  { id: 'back', name: 'Details' },
  { id: 'nearby', name: 'Lock Screen' },
  { id: 'watch', name: 'Watch' },
] as const
export type View = (typeof VIEWS)[number]['id']

interface DrawingOptions {
  readonly view: View
  readonly pass: Pass
  readonly images: PassImages
  /** Other files of the bundle: the strings of its languages. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly locale: string
  readonly now: Date
  /** Names the parts of the picture; each picture of a page needs its own. */
  readonly name: string
}

/** Boxes that are placed from the same corner, by the same scale. */
interface Panel {
  readonly x: number
  readonly y: number
  readonly scale: number
  readonly boxes: readonly Box[]
}

/** A picture, and where everything in it is. */
export interface Scene {
  readonly svg: string
  /** Points. */
  readonly width: number
  readonly height: number
  /** What lies around and below the picture; absent for the pass itself, which lies on the phone's own ground. */
  readonly ground?: string
  readonly panels: readonly Panel[]
}

/** What Wallet draws of a pass, in points. Suspends while the library for its barcode is on its way. */
export function useScene({ view, pass, images, files, locale, now, name }: DrawingOptions): Scene {
  const codes = [...(pass.barcodes ?? []), ...(pass.barcode ? [pass.barcode] : [])]
  if (codes.some(({ format }) => format !== 'PKBarcodeFormatQR')) use(loadBarcodeLibrary())
  return useMemo(() => {
    const options = {
      styleSet: 'ios27',
      screenWidthPt: SCREEN_WIDTH_PT,
      images,
      localize: createLocalize(files, locale),
      locale,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      now,
    } as const
    if (view === 'back') return sceneOfView(layoutBack(pass, options), name)
    if (view === 'nearby') return sceneOfView(layoutRelevanceBanner(pass, options), name)
    if (view === 'watch') return sceneOfView(layoutWatch(pass, options), name)
    return sceneOfPass(layoutPass(pass, { ...options, view: 'front' }), name)
  }, [view, pass, images, files, locale, now, name])
}

function sceneOfPass(layout: PassLayout, name: string): Scene {
  const { boxes, card, height, width } = layout
  const svg = drawPass(layout, { idPrefix: name })
  return { svg, width, height, panels: [{ x: card.x, y: card.y, scale: 1, boxes }] }
}

function sceneOfView(layout: ViewLayout, name: string): Scene {
  const { backgroundColor, height, panels, width } = layout
  return { svg: drawView(layout, { idPrefix: name }), width, height, ground: backgroundColor, panels }
}

/** A pass as Wallet draws it. */
export function PassPreview({ svg }: { readonly svg: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    const shown = host.current?.firstElementChild
    if (shown) patchElement(shown, drawn)
    else host.current?.append(document.importNode(drawn, true))
  }, [svg])
  return <div ref={host} className="pass-preview" />
}
