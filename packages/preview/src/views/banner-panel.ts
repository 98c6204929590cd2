import type { Pass } from '@billfold/pkpass/schema'
import { NOWHERE } from '../layout/field-box.ts'
import type { Box, Reason, Rect, TextRun } from '../layout/pass-layout.ts'
import { cover } from '../layout/picture-box.ts'
import { placeLine } from '../layout/text-run.ts'
import { findImage } from '../pictures/find-image.ts'
import { oneLine } from '../text/fit-text.ts'
import { BANNER } from './system-look.ts'
import { layoutBlock } from './text-block.ts'
import { plainPanel, type ViewLayout, type ViewOptions } from './view-layout.ts'

/** What a notification says, or why there is none. */
export type BannerContent =
  | {
      readonly title: { readonly text: string; readonly pointer: string }
      readonly message: { readonly text: string; readonly pointer?: string }
      /** At the upper right. */
      readonly time: string
      /** A quiet line below the message. */
      readonly note?: string
    }
  | { readonly silent: Reason; readonly pointer?: string }

const COLORS = { title: '#000000', body: '#1c1c1e', quiet: '#6c6c70' } as const

/** A notification on the Lock Screen: icon, who it is from, what it says. @see geometry section 11 */
export function layoutBanner(
  view: 'lockScreenBanner' | 'relevanceBanner',
  pass: Pass,
  content: BannerContent,
  options: ViewOptions,
): ViewLayout {
  const width = options.screenWidthPt
  const common = { view, width, backgroundColor: BANNER.wallpaper } as const
  if ('silent' in content) {
    const { silent: reason, pointer } = content
    const message: Box = {
      kind: 'message',
      ...(pointer !== undefined && { pointer }),
      rect: NOWHERE,
      state: 'hidden',
      reason,
    }
    const rect = { x: 0, y: 0, width: 0, height: 0 }
    const panel = plainPanel(view, rect, 0, BANNER.wallpaper, [message])
    return { ...common, height: 2 * BANNER.inset, title: 'No notification', panels: [panel] }
  }
  const { inset, padding, icon, radius } = BANNER
  const panelWidth = width - 2 * inset
  const { boxes, bottom } = layoutContent(pass, content, options, panelWidth)
  const height = Math.max(bottom, padding + icon) + padding
  const rect = { x: inset, y: inset, width: panelWidth, height }
  return {
    ...common,
    height: height + 2 * inset,
    title: `${oneLine(content.title.text).text}: ${oneLine(content.message.text).text}`,
    panels: [plainPanel(view, rect, radius[options.styleSet], BANNER.surface, boxes)],
  }
}

function layoutContent(
  pass: Pass,
  { title, message, time, note }: Exclude<BannerContent, { readonly silent: Reason }>,
  options: ViewOptions,
  width: number,
): { readonly boxes: readonly Box[]; readonly bottom: number } {
  const { padding, icon, iconGap, leading, maxLines } = BANNER
  const left = padding + icon + iconGap
  const right = width - padding
  const baseline = padding + BANNER.title.size * leading * 0.78
  const times = placeLine(
    { text: time, role: 'value', font: BANNER.time, color: COLORS.quiet, baseline, alignment: 'right' },
    left,
    right,
  )
  const timeWidth = times[0]?.width ?? 0
  const heading = layoutBlock(title.text, {
    left,
    right: right - timeWidth - iconGap,
    top: padding,
    font: BANNER.title,
    leading,
    color: COLORS.title,
    role: 'label',
    maxLines: 1,
  })
  const body = layoutBlock(message.text, {
    left,
    right,
    top: padding + heading.height,
    font: BANNER.body,
    leading,
    color: COLORS.body,
    role: 'value',
    maxLines,
  })
  const bodyBottom = padding + heading.height + body.height
  const quiet = layoutBlock(note ?? '', {
    left,
    right,
    top: bodyBottom,
    font: BANNER.time,
    leading,
    color: COLORS.quiet,
    role: 'value',
    maxLines: 1,
  })
  const lines = { x: left, width: right - left }
  return {
    boxes: [
      iconBox(pass, options),
      {
        kind: 'organization',
        pointer: title.pointer,
        rect: { ...lines, y: padding, height: heading.height },
        ...seen(heading.isCut),
        title: oneLine(title.text).text,
        texts: heading.texts,
      },
      ...(time === '' ? [] : [timeBox({ ...lines, y: padding, height: heading.height }, time, times)]),
      {
        kind: 'message',
        ...(message.pointer !== undefined && { pointer: message.pointer }),
        rect: { ...lines, y: padding + heading.height, height: body.height + (note === undefined ? 0 : quiet.height) },
        ...seen(body.isCut),
        title: oneLine(message.text).text,
        texts: [...body.texts, ...quiet.texts],
      },
    ],
    bottom: note === undefined ? bodyBottom : bodyBottom + quiet.height,
  }
}

function timeBox(rect: Rect, time: string, texts: readonly TextRun[]): Box {
  return { kind: 'time', rect, state: 'shown', title: time, texts }
}

function seen(isCut: boolean): Pick<Box, 'state' | 'reason'> {
  return isCut ? { state: 'cut', reason: 'layout-row-text' } : { state: 'shown' }
}

/** The icon with the corners that the system gives it; a grey square for a pass without one. */
function iconBox(pass: Pass, { images, locale }: ViewOptions): Box {
  const { padding, icon: side, iconRadius: radius } = BANNER
  const rect = { x: padding, y: padding, width: side, height: side }
  const image = findImage(images, 'icon', locale)
  const common = { kind: 'icon', rect, state: 'shown', title: oneLine(pass.organizationName).text } as const
  return image
    ? { ...common, picture: { dataUri: image.dataUri, rect: cover(rect, image), radius } }
    : { ...common, surfaces: [{ rect, color: '#c7c7cc', opacity: 1, radius }] }
}
