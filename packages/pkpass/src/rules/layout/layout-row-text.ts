import type { Field } from '../../schema/field.ts'
import type { Pass } from '../../schema/pass.ts'
import type { StyleContent } from '../../schema/style.ts'
import { passRule } from '../rule.ts'
import { auxiliaryLimit, auxiliaryRows, classicLayouts, hasCommonRow, type PlacedInRow } from './rows.ts'
import { lengthOf, valueLength } from './text-length.ts'

export const layoutRowText = passRule({
  id: 'layout-row-text',
  severity: 'info',
  effect: 'altered',
  condition: 'The texts of one row together exceed about 60 characters, or one value in a full row exceeds about 20',
  onThePhone: 'Values are cut',
  fix: 'Shorten the texts of the row, or move a field to the back',
  source: 'K',
  check({ pass }, report) {
    for (const [style, content] of classicLayouts(pass)) {
      for (const { fields, limit } of rowsOf(style, content, pass)) {
        const drawn = fields.slice(0, limit)
        const [first] = drawn
        const total = drawn.reduce((sum, { field }) => sum + widthOf(field), 0)
        if (first && drawn.length > 1 && total > ROW_LENGTH) {
          const message = `The texts of one row have about ${total} characters together, room is for about ${ROW_LENGTH}`
          report(message, [style, first.group])
        } else if (drawn.length === limit) {
          for (const { field, group, index } of drawn) {
            const length = valueLength(field)
            if (length <= VALUE_LENGTH) continue
            const message = `A value in a full row has about ${length} characters, room is for about ${VALUE_LENGTH}`
            report(message, [style, group, index, 'value'])
          }
        }
      }
    }
  },
})

const ROW_LENGTH = 60
const VALUE_LENGTH = 20
const SECONDARY_LIMIT = 4

interface Row {
  readonly fields: readonly PlacedInRow[]
  readonly limit: number
}

function rowsOf(style: Parameters<typeof hasCommonRow>[0], content: StyleContent, pass: Pass): readonly Row[] {
  const { secondaryFields = [], auxiliaryFields = [] } = content
  const secondary = secondaryFields.map((field, index) => ({ field, group: 'secondaryFields', index }) as const)
  const auxiliary = auxiliaryRows(style, auxiliaryFields)
  if (hasCommonRow(style, pass)) return [{ fields: [...secondary, ...auxiliary.flat()], limit: SECONDARY_LIMIT }]
  const limit = auxiliaryLimit(style)
  return [{ fields: secondary, limit: SECONDARY_LIMIT }, ...auxiliary.map(fields => ({ fields, limit }))]
}

/** Label and value stand above each other: the longer takes the width. */
function widthOf(field: Field): number {
  return Math.max(lengthOf(field.label ?? ''), valueLength(field))
}
