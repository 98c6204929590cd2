import type { StringsEncoding } from '../../strings/read-strings-file.ts'
import { fileRule } from '../rule.ts'

const PROBLEMS: Readonly<Partial<Record<StringsEncoding, string>>> = {
  'utf-16 without mark': 'UTF-16 without a byte order mark',
  'utf-8': 'UTF-8 with letters beyond ASCII',
  unknown: 'neither UTF-16 nor UTF-8',
}

export const l10nStringsEncoding = fileRule({
  id: 'l10n-strings-encoding',
  severity: 'warning',
  effect: 'altered',
  condition: 'Non-ASCII text in an encoding other than UTF-16 with byte order mark',
  onThePhone: 'The reference asks for UTF-16; UTF-8 mostly works, some systems gave empty texts',
  fix: 'Write UTF-16 with a byte order mark',
  source: 'AD, pass-js#368, #511',
  check({ strings }, report) {
    for (const { path, encoding, inUtf16 } of strings) {
      const problem = PROBLEMS[encoding]
      if (problem === undefined) continue
      const bytes = inUtf16()
      report(`${path} is ${problem}`, { file: path }, bytes && [{ op: 'writeFile', file: path, bytes }])
    }
  },
})
