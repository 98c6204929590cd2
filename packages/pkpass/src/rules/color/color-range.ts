import { formatColor } from '../../colors/parse-color.ts'
import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import type { Change } from '../change.ts'
import type { Path } from '../pass-context.ts'
import { passRule } from '../rule.ts'
import { colorForm, rgbComponents } from './read-color.ts'

export const colorRange = passRule({
  id: 'color-range',
  severity: 'error',
  effect: 'altered',
  condition: "A component outside 0 to 255 or not an integer. Apple's Pass Builder does not check the range",
  onThePhone: 'Ignored or clamped',
  fix: 'Write whole numbers from 0 to 255',
  source: 'AD',
  check(context, report) {
    for (const { value, path } of context.valuesOf('color')) {
      if (typeof value !== 'string' || colorForm(value) !== 'out-of-range') continue
      const message = `${String(path.at(-1))}: expected whole numbers from 0 to 255, found ${describeValue(value)}`
      report(message, path, clamped(value, path))
    }
  },
})

function clamped(text: string, path: Path): readonly Change[] | undefined {
  const parts = rgbComponents(text)?.map(Number) ?? []
  // Shares from 0 to 1, as other systems have them: clamped they would all be black.
  if (parts.every(part => part <= 1)) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map(part => Math.round(Math.min(255, Math.max(0, part))))
  return [{ op: 'replace', pointer: jsonPointer(path), value: formatColor({ red, green, blue }) }]
}
