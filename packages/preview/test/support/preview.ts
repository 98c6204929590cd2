import { createLocalize } from '@billfold/pkpass/display'
import type { Field, Pass } from '@billfold/pkpass/schema'
import { type Box, drawPass, type LayoutOptions, layoutPass, type PassImage, type PassLayout } from '../../src/index.ts'

const BASE = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.com.example.test',
  serialNumber: '0042',
  teamIdentifier: 'ABCDE12345',
  organizationName: 'Example',
  description: 'Example pass',
} as const

/** A pass with what every pass has. */
export function makePass(parts: Partial<Pass>): Pass {
  return { ...BASE, ...parts }
}

export function field(label: string, value: string | number, more: Partial<Field> = {}): Field {
  return { key: `${label}-${value}`, label, value, ...more }
}

/** As many fields as asked for, with short texts. */
export function fields(count: number, name = 'f'): Field[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `${name}${index}`,
    label: `l${index}`,
    value: `v${index}`,
  }))
}

/** One opaque pixel. */
export const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A picture of a size in pixels; only its header tells. */
export function picture(width: number, height: number): PassImage {
  return { width, height, dataUri: PIXEL }
}

export function makeOptions(
  images: Readonly<Record<string, PassImage>> = {},
  more: Partial<LayoutOptions> = {},
): LayoutOptions {
  return {
    view: 'front',
    styleSet: 'ios27',
    locale: 'en-US',
    timeZone: 'Europe/Berlin',
    now: new Date('2026-06-01T10:00:00Z'),
    screenWidthPt: 375,
    images: new Map(Object.entries(images)),
    localize: createLocalize(new Map(), 'en-US'),
    ...more,
  }
}

export function layout(
  parts: Partial<Pass>,
  images: Readonly<Record<string, PassImage>> = {},
  more: Partial<LayoutOptions> = {},
): PassLayout {
  return layoutPass(makePass(parts), makeOptions(images, more))
}

export function draw(parts: Partial<Pass>, images: Readonly<Record<string, PassImage>> = {}): string {
  return drawPass(layout(parts, images))
}

/** The box of something in `pass.json`. */
export function boxAt(from: PassLayout, pointer: string): Box {
  const box = from.boxes.find(candidate => candidate.pointer === pointer)
  if (!box)
    throw new Error(`Expected a box for ${pointer}, found ${from.boxes.map(({ pointer: other }) => other).join(', ')}`)
  return box
}

export function boxOf(from: PassLayout, kind: Box['kind']): Box {
  const box = from.boxes.find(candidate => candidate.kind === kind)
  if (!box) throw new Error(`Expected a box of the kind ${kind}`)
  return box
}

/** Label and value of a box, as they are drawn. */
export function runOf(box: Box, role: 'label' | 'value') {
  const run = box.texts?.find(candidate => candidate.role === role)
  if (!run) throw new Error(`Expected a ${role} in the box of ${box.pointer}`)
  return run
}

export const QR = { format: 'PKBarcodeFormatQR', message: '0042', messageEncoding: 'iso-8859-1' } as const
