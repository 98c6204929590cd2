import { fileRule } from '../rule.ts'

export const l10nFolderName = fileRule({
  id: 'l10n-folder-name',
  severity: 'warning',
  effect: 'dropped',
  condition: 'Folder is not <BCP 47 tag>.lproj (underscore, wrong case, unknown language)',
  onThePhone: 'Language never used',
  fix: 'Name the folder for the language: pt-BR.lproj, zh-Hans.lproj',
  source: 'AD',
})
