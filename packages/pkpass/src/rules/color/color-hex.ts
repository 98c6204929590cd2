import { formatColor, parseColor } from '../../colors/parse-color.ts'
import { describeValue } from '../../findings/describe-value.ts'
import { jsonPointer } from '../../findings/finding.ts'
import { passRule } from '../rule.ts'
import { colorForm } from './read-color.ts'

export const colorHex = passRule({
  id: 'color-hex',
  severity: 'info',
  effect: 'none',
  condition: '# form',
  onThePhone: "Read by Apple's Pass Builder; the reference documents only the rgb form",
  fix: 'Write rgb(r, g, b)',
  source: 'PB',
  check(context, report) {
    for (const { value, path } of context.valuesOf('color')) {
      if (typeof value !== 'string' || colorForm(value) !== 'hexadecimal') continue
      const rgb = formatColor(parseColor(value))
      const message = `${String(path.at(-1))}: ${describeValue(value)} is documented in the form ${rgb} only`
      report(message, path, [{ op: 'replace', pointer: jsonPointer(path), value: rgb }])
    }
  },
})
