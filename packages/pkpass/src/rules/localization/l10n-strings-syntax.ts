import { fileRule } from '../rule.ts'

export const l10nStringsSyntax = fileRule({
  id: 'l10n-strings-syntax',
  severity: 'error',
  effect: 'refused',
  condition:
    'pass.strings does not parse (missing semicolon, straight quote inside a text, curly quotes as delimiters)',
  onThePhone: 'Refused, or every text falls back',
  fix: 'Write lines "key" = "text"; with a backslash before quotes inside texts',
  source: 'AD, passkit-generator#23, laravel-passes#30',
  check({ strings }, report) {
    for (const { path, problem } of strings) {
      if (problem !== undefined) report(`${path}: ${problem}`, { file: path })
    }
  },
})
