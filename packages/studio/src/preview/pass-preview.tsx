import { createLocalize } from '@billfold/pkpass/display'
import type { Pass } from '@billfold/pkpass/schema'
import {
  type Box,
  drawPass,
  drawView,
  layoutBack,
  layoutLockScreenBanner,
  layoutPass,
  layoutRelevanceBanner,
  layoutShareCard,
  layoutStack,
  layoutWatch,
  type PassImages,
  type PassLayout,
  type Reason,
  type ViewLayout,
  type ViewOptions,
} from '@billfold/preview'
import { use, useEffect, useMemo, useRef } from 'react'
import { loadBarcodeLibrary } from './barcode-library.ts'
import { OWN_PLACE, pileWith } from './neighbours.ts'
import { type Pictures, ShownDrawing } from './shown-drawing.ts'

/** iPhone 15 and 16: the phone that Wallet's measures are known for best. */
const SCREEN_WIDTH_PT = 375

/** What is drawn: the pass itself, its details, the pile, what comes up when it changes and when it is near, Apple Watch, a link to it. */
export type View = 'front' | 'back' | 'stack' | 'change' | 'nearby' | 'watch' | 'share'

/** What can be looked at. What comes up when the pass changes belongs to the Lock Screen, as what comes up when it is near. */
export const VIEWS = [
  { id: 'front', name: 'Front' },
  { id: 'back', name: 'Details' },
  { id: 'stack', name: 'Stack' },
  { id: 'nearby', name: 'Lock Screen' },
  { id: 'watch', name: 'Watch' },
  { id: 'share', name: 'Link' },
] as const satisfies readonly { readonly id: View; readonly name: string }[]

interface DrawingOptions {
  readonly view: View
  readonly pass: Pass
  /** What a phone has of it, and would be told to replace; the very pass, where nothing is said. */
  readonly before?: Pass
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
  /** With names of pictures in the place of their bytes. */
  readonly svg: string
  readonly pictures: Pictures
  /** Points. */
  readonly width: number
  readonly height: number
  /** What lies around and below the picture; absent for the pass itself, which lies on the phone's own ground. */
  readonly ground?: string
  readonly panels: readonly Panel[]
  /** Why nothing is drawn. */
  readonly silence?: Reason
  /** Why the pass is not drawn in the layout that it asks for. */
  readonly fallback?: Reason
}

/** What Wallet draws of a pass, in points. Suspends while the library for its barcode is on its way. */
export function useScene({ view, pass, before, images, files, locale, now, name }: DrawingOptions): Scene {
  const codes = [...(pass.barcodes ?? []), ...(pass.barcode ? [pass.barcode] : [])]
  if (codes.some(({ format }) => format !== 'PKBarcodeFormatQR')) use(loadBarcodeLibrary())
  // Asking takes as long as all of the layout.
  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, [])
  const localize = useMemo(() => createLocalize(files, locale), [files, locale])
  const { named, pictures } = useMemo(() => nameImages(images), [images])
  return useMemo(() => {
    const options = {
      styleSet: 'ios27',
      screenWidthPt: SCREEN_WIDTH_PT,
      images: named,
      localize,
      locale,
      timeZone,
      now,
    } as const
    return { pictures, ...drawScene(view, pass, before ?? pass, options, name) }
  }, [view, pass, before, named, pictures, localize, locale, timeZone, now, name])
}

function drawScene(view: View, pass: Pass, before: Pass, options: ViewOptions, name: string): Omit<Scene, 'pictures'> {
  if (view === 'front') return sceneOfPass(layoutPass(pass, { ...options, view }), name)
  if (view === 'back') return sceneOfView(layoutBack(pass, { ...options, appearance: 'light' }), name)
  if (view === 'stack') return sceneOfView(layoutStack(pileWith({ pass, ...options }), options), name)
  if (view === 'change') return sceneOfView(layoutLockScreenBanner(before, pass, options), name)
  if (view === 'nearby') return sceneOfView(layoutRelevanceBanner(pass, options), name)
  if (view === 'share') return sceneOfView(layoutShareCard(pass, options), name)
  return sceneOfView(layoutWatch(pass, options), name)
}

/** The eight bytes that every PNG begins with: what a name must begin with to be drawn. */
const PNG = 'data:image/png;base64,iVBORw0KGgo'

/** Images by short names, so that their bytes are not written, read and compared with every letter of a text. */
function nameImages(images: PassImages): { readonly named: PassImages; readonly pictures: Pictures } {
  const pictures = new Map<string, string>()
  const named = new Map(
    [...images].map(([path, image], index) => {
      const dataUri = `${PNG}${index}`
      pictures.set(dataUri, image.dataUri)
      return [path, { ...image, dataUri }]
    }),
  )
  return { named, pictures }
}

function sceneOfPass(layout: PassLayout, name: string): Omit<Scene, 'pictures'> {
  const { boxes, card, fallback, height, width } = layout
  const svg = drawPass(layout, { idPrefix: name })
  const panels = [{ x: card.x, y: card.y, scale: 1, boxes }]
  return { svg, width, height, panels, ...(fallback && { fallback: fallback.reason }) }
}

function sceneOfView(layout: ViewLayout, name: string): Omit<Scene, 'pictures'> {
  const { backgroundColor: ground, height, width } = layout
  // What is pointed at in the pile is this pass, not the ones around it.
  const panels = layout.panels.filter(({ pass = OWN_PLACE }) => pass === OWN_PLACE)
  const boxes = panels.flatMap(panel => panel.boxes)
  const silence = boxes.every(({ state }) => state === 'hidden') ? boxes[0]?.reason : undefined
  const svg = drawView(layout, { idPrefix: name })
  return { svg, width, height, ground, panels, ...(silence !== undefined && { silence }) }
}

/** A pass as Wallet draws it. */
export function PassPreview({ scene: { pictures, svg } }: { readonly scene: Pick<Scene, 'pictures' | 'svg'> }) {
  const host = useRef<HTMLDivElement>(null)
  const shown = useRef<ShownDrawing>(undefined)
  useEffect(() => {
    if (!host.current) return
    shown.current ??= new ShownDrawing(host.current)
    shown.current.show(svg, pictures)
  }, [svg, pictures])
  return <div ref={host} className="pass-preview" />
}
