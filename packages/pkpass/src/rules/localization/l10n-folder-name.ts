import { isLanguageTag } from '../../strings/language-folder.ts'
import type { Change } from '../change.ts'
import { fileRule } from '../rule.ts'
import { isKnownLanguage, usualTag } from './languages.ts'

export const l10nFolderName = fileRule({
  id: 'l10n-folder-name',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Folder is not <BCP 47 tag>.lproj (underscore, wrong case, unknown language)',
  onThePhone: 'Language never used',
  fix: 'Name the folder for the language: pt-BR.lproj, zh-Hans.lproj',
  source: 'AD',
  check({ languages }, report) {
    for (const [language, files] of languages) {
      const isTag = isLanguageTag(language)
      if (isTag && isKnownLanguage(language)) continue
      const file = `${language}.lproj`
      const usual = usualTag(language)
      const guess = usual === undefined ? '' : `; ${usual}.lproj is meant, probably`
      const what = isTag ? 'named for no language there is' : 'not named for a language as Apple writes it'
      const changes =
        // That the language is another one than was written is but a guess.
        usual === undefined || isTag || languages.has(usual)
          ? undefined
          : [...files.keys()].map(name => renamed(`${file}/${name}`, `${usual}.lproj/${name}`))
      report(`${file} is ${what}${guess}`, { file }, changes)
    }
  },
})

function renamed(file: string, to: string): Change {
  return { op: 'renameFile', file, to }
}
