import { STRINGS_FILE } from '../../strings/language-folder.ts'
import { fileRule } from '../rule.ts'

export const l10nStringsName = fileRule({
  id: 'l10n-strings-name',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Strings file is not pass.strings',
  onThePhone: 'Ignored',
  fix: 'Name the file pass.strings',
  source: 'AD',
  check({ languages }, report) {
    for (const [language, files] of languages) {
      for (const name of files.keys()) {
        if (name === STRINGS_FILE || !name.toLowerCase().endsWith('.strings')) continue
        const file = `${language}.lproj/${name}`
        const to = `${language}.lproj/${STRINGS_FILE}`
        const changes = files.has(STRINGS_FILE) ? undefined : [{ op: 'renameFile', file, to } as const]
        report(`${file} is never read: Wallet reads ${STRINGS_FILE} only`, { file }, changes)
      }
    }
  },
})
