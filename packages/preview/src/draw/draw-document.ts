import type { Definitions } from './definitions.ts'
import { type Attributes, element, escapeXml, formatNumber } from './xml.ts'

/** What every picture has. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly title: string
}

/** The system font where there is one, then those closest to it. */
const FONT_FAMILY = "-apple-system, 'SF Pro Text', Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif"

/** Puts what is drawn into a document of its own. */
export function drawDocument(
  { width, height, title }: Picture,
  attributes: Attributes,
  definitions: Definitions,
  content: string,
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${formatNumber(width)} ${formatNumber(height)}`,
      role: 'group',
      'aria-label': title,
      'font-family': FONT_FAMILY,
      ...attributes,
    },
    element('title', {}, escapeXml(title)) + element('defs', {}, definitions.written()) + content,
  )
}
