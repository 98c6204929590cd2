import { formatStrings, type Strings } from '../strings/format-strings.ts'
import { isLanguageTag, STRINGS_FILE } from '../strings/language-folder.ts'
import { BundleError } from './bundle-error.ts'

export { isLanguageTag, STRINGS_FILE } from '../strings/language-folder.ts'

/** What a pass says and shows in one language. */
export interface Localization {
  /** Translations, by the text as it stands in `pass.json`. The same keys in every language that has any. */
  readonly strings?: Strings
  /** Images of this language by plain file name, `logo@2x.png`. The same scales in every language that has the image. */
  readonly images?: Readonly<Record<string, Uint8Array>>
}

/** Localizations by language tag: `en`, `pt-BR`, `zh-Hans`. */
export type Localizations = Readonly<Record<string, Localization>>

const MAX_NAMED = 5
const IMAGE = /^([A-Za-z0-9_-]+)(?:@[23]x)?\.png$/

/**
 * Makes the files of the `.lproj` folders, and refuses what would leave a language half translated.
 *
 * @param hasRootFile Whether a file is at the root of the bundle, where it wins over every localized one.
 * @throws BundleError ERR_BUNDLE_LANGUAGE, ERR_BUNDLE_STRINGS_KEYS, ERR_BUNDLE_IMAGE_SCALES, ERR_BUNDLE_IMAGE_SHADOWED,
 *   ERR_BUNDLE_NAME
 * @throws StringsError ERR_STRINGS_TEXT
 * @see Bundle format, section 3; rules `l10n-*`
 */
export function localizationFiles(
  localizations: Localizations,
  hasRootFile: (name: string) => boolean,
): Record<string, Uint8Array> {
  for (const language of Object.keys(localizations)) refuseLanguage(language)
  refuseMissingKeys(localizations)
  refuseMissingScales(localizations)
  const files: Record<string, Uint8Array> = {}
  for (const [language, { strings, images = {} }] of Object.entries(localizations)) {
    if (strings) files[`${language}.lproj/${STRINGS_FILE}`] = formatStrings(strings)
    for (const [name, bytes] of Object.entries(images)) {
      if (hasRootFile(name)) {
        throw new BundleError(
          'ERR_BUNDLE_IMAGE_SHADOWED',
          `Expected ${name} in the languages only, found it at the root too, where it wins over all of them. Remove it from the root`,
        )
      }
      files[`${language}.lproj/${name}`] = bytes
    }
  }
  return files
}

function refuseLanguage(language: string): void {
  if (isLanguageTag(language)) return
  throw new BundleError(
    'ERR_BUNDLE_LANGUAGE',
    `Expected a language tag such as en, pt-BR or zh-Hans, found ${JSON.stringify(language.slice(0, 40))}. Write a hyphen between the parts, the language in lower and the region in upper case`,
  )
}

function refuseMissingKeys(localizations: Localizations): void {
  const translated = Object.entries(localizations).flatMap(([language, { strings }]) =>
    strings ? [{ language, keys: new Set(Object.keys(strings)) }] : [],
  )
  const all = new Set(translated.flatMap(({ keys }) => [...keys]))
  const gaps = translated.flatMap(({ language, keys }) => {
    const missing = [...all].filter(key => !keys.has(key))
    return missing.length > 0 ? [`${language} lacks ${list(missing)}`] : []
  })
  if (gaps.length > 0) {
    throw new BundleError(
      'ERR_BUNDLE_STRINGS_KEYS',
      `Expected the same keys in every language, found that ${gaps.slice(0, MAX_NAMED).join('; ')}. Add the translations: without one the key itself is shown`,
    )
  }
}

function refuseMissingScales(localizations: Localizations): void {
  const scales = new Map<string, { readonly language: string; readonly names: readonly string[] }>()
  for (const [language, { images = {} }] of Object.entries(localizations)) {
    const byImage = Map.groupBy(Object.keys(images), name => imageOf(name, language))
    for (const [image, names] of byImage) {
      const other = scales.get(image)
      if (!other) scales.set(image, { language, names })
      else if (names.length !== other.names.length || names.some(name => !other.names.includes(name))) {
        throw new BundleError(
          'ERR_BUNDLE_IMAGE_SCALES',
          `Expected ${image} in the same scales in every language, found ${list(other.names)} in ${other.language} and ${list(names)} in ${language}. Add the missing files`,
        )
      }
    }
  }
}

function imageOf(name: string, language: string): string {
  const image = IMAGE.exec(name)?.[1]
  if (image !== undefined) return image
  throw new BundleError(
    'ERR_BUNDLE_NAME',
    `Expected images such as logo@2x.png, found ${JSON.stringify(name.slice(0, 80))} in ${language}. Rename the file, or give it among the files`,
  )
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map(name => JSON.stringify(name.slice(0, 40)))
  return [...shown, ...(names.length > MAX_NAMED ? [`${names.length - MAX_NAMED} more`] : [])].join(', ')
}
