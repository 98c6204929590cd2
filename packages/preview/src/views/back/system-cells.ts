import { dateFormat } from '@billfold/pkpass/display'
import { HALF_CAPITAL } from '../../layout/geometry.ts'
import type { TextRun } from '../../layout/pass-layout.ts'
import { placeLine } from '../../layout/text-run.ts'
import { DETAILS } from '../system-look.ts'
import { layoutBlock } from '../text-block.ts'
import type { Cell, Page, Part } from './page.ts'

/** What can be switched for a pass that has a web service; switches of the system, which a picture cannot turn. */
export function switchCells(page: Page): readonly Cell[] {
  if (page.pass.webServiceURL === undefined) return []
  return ['Automatic Updates', 'Allow Notifications'].map(text => switchCell(page, text))
}

function switchCell(page: Page, text: string): Cell {
  const { left, right, colors } = page
  const height = DETAILS.rowHeight
  const { width, height: knobHeight } = DETAILS.switch
  return {
    height,
    boxes: top => {
      const x = right - DETAILS.padding.x - width
      const y = top + (height - knobHeight) / 2
      const knob = knobHeight - 4
      return [
        {
          kind: 'switch',
          pointer: '/webServiceURL',
          rect: { x: left, y: top, width: right - left, height },
          state: 'shown',
          title: `${text}: on`,
          surfaces: [
            { rect: { x, y, width, height: knobHeight }, color: colors.on, opacity: 1, radius: knobHeight / 2 },
            {
              rect: { x: x + width - knob - 2, y: y + 2, width: knob, height: knob },
              color: colors.knob,
              opacity: 1,
              radius: knob / 2,
            },
          ],
          texts: rowText(page, text, top, colors.primary, x),
        },
      ]
    },
  }
}

/** When the phone last got the pass, where that is known. */
export function layoutNote({ options, colors, left, right }: Page, top: number): Part {
  const { updatedAt, locale, timeZone } = options
  if (!updatedAt || Number.isNaN(updatedAt.getTime())) return { boxes: [], bottom: top }
  const instant = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(updatedAt)
  const block = layoutBlock(`Updated ${instant}`, {
    left: left + DETAILS.padding.x,
    right: right - DETAILS.padding.x,
    top: top - DETAILS.gap / 2,
    font: DETAILS.note,
    leading: DETAILS.leading,
    color: colors.secondary,
    role: 'value',
    maxLines: 2,
  })
  const bottom = top - DETAILS.gap / 2 + block.height
  const rect = { x: left, y: top - DETAILS.gap / 2, width: right - left, height: block.height }
  const title = block.texts.map(({ text }) => text).join(' ')
  return { boxes: [{ kind: 'updated', rect, state: 'shown', title, texts: block.texts }], bottom }
}

/** What the system offers to do with a pass. */
export function actionCells(page: Page): readonly Cell[] {
  const { pass, colors, options } = page
  const hasApp = (pass.associatedStoreIdentifiers ?? []).length > 0
  return [
    ...(hasApp ? [actionCell(page, 'Open App', colors.link, '/associatedStoreIdentifiers')] : []),
    ...(pass.sharingProhibited ? [] : [actionCell(page, 'Share Pass', colors.link)]),
    ...(options.styleSet === 'ios27' ? [actionCell(page, 'Issuer Certificate', colors.link)] : []),
    actionCell(page, 'Remove Pass', colors.destructive),
  ]
}

function actionCell(page: Page, text: string, color: string, pointer?: string): Cell {
  const { left, right } = page
  const height = DETAILS.rowHeight
  return {
    height,
    boxes: top => [
      {
        kind: 'action',
        ...(pointer !== undefined && { pointer }),
        rect: { x: left, y: top, width: right - left, height },
        state: 'shown',
        title: text,
        texts: rowText(page, text, top, color, right - DETAILS.padding.x),
      },
    ],
  }
}

function rowText({ left }: Page, text: string, top: number, color: string, end: number): readonly TextRun[] {
  const baseline = top + DETAILS.rowHeight / 2 + DETAILS.value.size * HALF_CAPITAL
  const line = { text, role: 'value', font: DETAILS.value, color, baseline, alignment: 'left' } as const
  return placeLine(line, left + DETAILS.padding.x, end)
}
