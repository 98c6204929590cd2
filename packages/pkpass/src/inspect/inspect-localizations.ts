import { isLanguageTag, STRINGS_FILE } from '../bundle/localizations.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { inspectStrings } from './inspect-strings.ts'

const LOCALIZED = /^([^/]+)\.lproj\/([^/]+)$/
const IMAGE = /^(.+?)(@[23]x)?\.png$/
const MAX_NAMED = 5

/** Files of the languages, by language and then by name. */
type Languages = ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>

/** Checks the folders of languages: their names, their strings against each other, their images against each other. */
export function inspectLocalizations(files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const languages = languagesIn(files)
  return [
    ...[...languages.keys()].flatMap(inspectFolder),
    ...inspectStringsNames(languages),
    ...inspectStrings(stringsIn(languages)),
    ...inspectShadowed(languages, files),
    ...inspectScales(languages),
  ]
}

function languagesIn(files: ReadonlyMap<string, Uint8Array>): Languages {
  const languages = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of files) {
    const [, language, name] = LOCALIZED.exec(path) ?? []
    if (language === undefined || name === undefined) continue
    const known = languages.get(language)
    if (known) known.set(name, bytes)
    else languages.set(language, new Map([[name, bytes]]))
  }
  return languages
}

function inspectFolder(language: string): Finding[] {
  if (isLanguageTag(language)) return []
  const file = `${language}.lproj`
  const usual = usualForm(language)
  const meant = usual === undefined ? '' : `; ${usual} is meant, probably`
  return [finding('l10n-folder-name', `${file} is not named for a language as Apple writes it${meant}`, { file })]
}

/** The tag in the form of BCP 47, when a wrong case or an underscore is all that is wrong with it. */
function usualForm(language: string): string | undefined {
  try {
    const [usual] = Intl.getCanonicalLocales(language.replaceAll('_', '-'))
    return usual !== undefined && isLanguageTag(usual) ? `${usual}.lproj` : undefined
  } catch {
    return undefined
  }
}

function inspectStringsNames(languages: Languages): Finding[] {
  return [...languages].flatMap(([language, files]) =>
    [...files.keys()]
      .filter(name => name !== STRINGS_FILE && name.toLowerCase().endsWith('.strings'))
      .map(name => {
        const file = `${language}.lproj/${name}`
        return finding('l10n-strings-name', `${file} is never read: Wallet reads ${STRINGS_FILE} only`, { file })
      }),
  )
}

function stringsIn(languages: Languages): Map<string, Uint8Array> {
  return new Map(
    [...languages].flatMap(([language, files]): [string, Uint8Array][] => {
      const strings = files.get(STRINGS_FILE)
      return strings ? [[language, strings]] : []
    }),
  )
}

function inspectShadowed(languages: Languages, files: ReadonlyMap<string, Uint8Array>): Finding[] {
  const names = new Set([...languages.values()].flatMap(localized => [...localized.keys()]))
  return [...names]
    .filter(name => IMAGE.test(name) && files.has(name))
    .map(file =>
      finding('l10n-image-shadowed', `${file} is at the root, where it wins over every language's`, { file }),
    )
}

function inspectScales(languages: Languages): Finding[] {
  const scales = new Map<string, Map<string, string[]>>()
  for (const [language, files] of languages) {
    for (const name of files.keys()) {
      const [, image, scale = '@1x'] = IMAGE.exec(name) ?? []
      if (image === undefined) continue
      const byLanguage = scales.get(image) ?? new Map<string, string[]>()
      byLanguage.set(language, [...(byLanguage.get(language) ?? []), scale])
      scales.set(image, byLanguage)
    }
  }
  return [...scales].flatMap(([image, byLanguage]) => {
    const sets = [...byLanguage].map(([language, found]) => `${found.toSorted().join(' ')} in ${language}`)
    const different = new Set([...byLanguage.values()].map(found => found.toSorted().join(' ')))
    if (different.size < 2) return []
    return [finding('l10n-image-scales', `${image} has other scales in each language: ${shorten(sets)}`)]
  })
}

function shorten(all: readonly string[]): string {
  const more = all.length > MAX_NAMED ? ` and ${all.length - MAX_NAMED} more` : ''
  return `${all.slice(0, MAX_NAMED).join(', ')}${more}`
}
