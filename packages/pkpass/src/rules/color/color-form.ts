import { formatColor } from '../../colors/parse-color.ts'
import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { colorForm as formOf, guessColor } from './read-color.ts'

export const colorForm = passRule({
  id: 'color-form',
  severity: 'error',
  effect: 'altered',
  condition: 'Not rgb(r,g,b) and not #RGB/#RRGGBB (named colours, rgba, percentages, eight-digit hex, missing #)',
  onThePhone: "Colour ignored or pass refused (unconfirmed); Apple's Pass Builder refuses the whole file",
  fix: 'Write rgb(r, g, b)',
  source: 'AD, PB',
  check(context, report) {
    for (const { value, path } of context.valuesOf('color')) {
      if (typeof value !== 'string' || formOf(value) !== 'other') continue
      const color = guessColor(value)
      const changes = color && [{ op: 'replace', pointer: jsonPointer(path), value: formatColor(color) } as const]
      report(`${String(path.at(-1))}: expected rgb(r, g, b), found ${describeValue(value)}`, path, changes)
    }
  },
})
