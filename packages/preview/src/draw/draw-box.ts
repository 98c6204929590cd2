import type { Box, Picture, Rect, Shape, Surface, TextRun } from '../layout/pass-layout.ts'
import { isRightToLeft } from '../layout/text-run.ts'
import type { Definitions } from './definitions.ts'
import { safeColor, safeDataUri, safePath } from './safe-parts.ts'
import { type Attributes, element, escapeXml, formatNumber } from './xml.ts'

const WEIGHTS = { light: 300, regular: 400, medium: 500, semibold: 600, bold: 700 } as const

/** One box as a group that can be found by its pointer, and read out. */
export function drawBox(box: Box, definitions: Definitions): string {
  const content = [
    ...(box.picture ? [drawPicture(box.picture, box.rect, definitions)] : []),
    ...(box.surfaces ?? []).map(surface => drawSurface(surface, definitions)),
    ...(box.shapes ?? []).map(drawShape),
    ...(box.texts ?? []).map(drawText),
  ].join('')
  const attributes: Attributes = {
    'data-kind': box.kind,
    'data-pointer': box.pointer,
    'data-state': box.state,
    'data-reason': box.reason,
    ...(box.title === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': box.title }),
  }
  const title = box.title === undefined ? '' : element('title', {}, escapeXml(box.title))
  return element('g', attributes, title + content)
}

function drawPicture({ dataUri, rect, blur, radius }: Picture, visible: Rect, definitions: Definitions): string {
  const href = safeDataUri(dataUri)
  if (href === undefined) return ''
  const filter = blur === undefined ? undefined : `url(#${definitions.add(id => blurFilter(id, blur, rect))})`
  const image = element('image', { ...rectangle(rect), preserveAspectRatio: 'none', filter, href })
  if (isSame(rect, visible) && radius === undefined) return image
  const shape = { ...rectangle(visible), rx: radius }
  const clip = definitions.add(id => element('clipPath', { id }, element('rect', shape)))
  return element('g', { 'clip-path': `url(#${clip})` }, image)
}

function blurFilter(id: string, blur: number, rect: Rect): string {
  const region = { id, filterUnits: 'userSpaceOnUse', ...rectangle(rect), 'color-interpolation-filters': 'sRGB' }
  // At the edges the blur mixes with nothing, which would let through what lies behind: made opaque again.
  const opaque = element('feComponentTransfer', {}, element('feFuncA', { type: 'discrete', tableValues: '1 1' }))
  return element('filter', region, element('feGaussianBlur', { stdDeviation: blur }) + opaque)
}

function drawSurface({ rect, color, opacity, endOpacity, radius }: Surface, definitions: Definitions): string {
  const common = { ...rectangle(rect), rx: radius }
  if (endOpacity === undefined) {
    return element('rect', { ...common, fill: safeColor(color), 'fill-opacity': opacity === 1 ? undefined : opacity })
  }
  const gradient = definitions.add(id =>
    element(
      'linearGradient',
      { id, x1: 0, y1: 0, x2: 0, y2: 1 },
      element('stop', { offset: 0, 'stop-color': safeColor(color), 'stop-opacity': opacity }) +
        element('stop', { offset: 1, 'stop-color': safeColor(color), 'stop-opacity': endOpacity }),
    ),
  )
  return element('rect', { ...common, fill: `url(#${gradient})` })
}

function drawShape({ path, at, scaleX, scaleY, isTurned = false, color, opacity }: Shape): string {
  const place = `translate(${formatNumber(at.x)} ${formatNumber(at.y)})`
  const scale = scaleX === 1 && scaleY === 1 ? '' : ` scale(${preciseNumber(scaleX)} ${preciseNumber(scaleY)})`
  return element('path', {
    transform: place + (isTurned ? ' rotate(90)' : '') + scale,
    'fill-rule': 'evenodd',
    fill: safeColor(color),
    'fill-opacity': opacity,
    d: safePath(path),
  })
}

/** Modules of a code are many: a thousandth off in each would be seen at the far end. */
function preciseNumber(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 1e6) / 1e6) : '1'
}

function drawText(run: TextRun): string {
  const rightToLeft = isRightToLeft(run.text)
  // On which side a text from right to left starts, programs do not agree; its middle is the same for all.
  const [x, anchor] = {
    left: [run.x, undefined] as const,
    center: [run.x + run.width / 2, 'middle'] as const,
    right: [run.x + run.width, 'end'] as const,
  }[rightToLeft ? 'center' : run.alignment]
  return element(
    'text',
    {
      x,
      y: run.baseline,
      'font-size': run.size,
      'font-weight': WEIGHTS[run.weight],
      'letter-spacing': run.letterSpacing === 0 ? undefined : run.letterSpacing,
      fill: safeColor(run.color),
      'text-anchor': anchor,
      direction: rightToLeft ? 'rtl' : undefined,
      // Whatever font there is, the text takes the place it was measured for.
      textLength: run.width > 0 ? run.width : undefined,
      lengthAdjust: run.width > 0 ? 'spacingAndGlyphs' : undefined,
      'data-role': run.role,
      'data-detected': run.detected,
    },
    escapeXml(run.text),
  )
}

function rectangle({ x, y, width, height }: Rect): Attributes {
  return { x, y, width, height }
}

function isSame(first: Rect, second: Rect): boolean {
  return first.x === second.x && first.y === second.y && first.width === second.width && first.height === second.height
}
