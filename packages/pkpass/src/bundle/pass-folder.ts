import { type Finding, finding } from '../findings/finding.ts'
import { parseJson } from '../inspect/parse-json.ts'
import { parseStrings } from '../strings/parse-strings.ts'
import { StringsError } from '../strings/strings-error.ts'
import { BundleError } from './bundle-error.ts'
import { encodeJson, type Folder, filesOf, findingOfStranger, isSigningResult } from './folder.ts'
import {
  isLanguageTag,
  type Localization,
  type Localizations,
  localizationFiles,
  STRINGS_FILE,
} from './localizations.ts'
import { PASS_FILE } from './manifest.ts'
import { findingsOfDraft, isPassDraft, type PassDraft } from './pass-draft.ts'
import { type PassFiles, refuseFileName } from './pass-files.ts'
import {
  isPersonalization,
  isPersonalizationLogo,
  type PassPersonalization,
  PERSONALIZATION_FILE,
  personalizationFiles,
} from './personalization.ts'

/** The source of a pass: what a folder `Name.pass` holds, ready to be built. */
export interface PassFolder {
  readonly content: PassDraft
  /** Files that are neither localization nor personalization. */
  readonly files: PassFiles
  readonly localizations: Localizations
  readonly personalization?: PassPersonalization
}

/** The editors' own file: harmless in a pass, better left out. */
const TOOLING_FILE = 'tooling.json'
const LOCALIZED = /^([^/]+)\.lproj\/([^/]+)$/
const IMAGE = /^[A-Za-z0-9_-]+(?:@[23]x)?\.png$/

/**
 * Reads the folder of a pass's source.
 *
 * Left out are `manifest.json` and `signature` of an earlier signing, and whatever is no part of the format; the latter is
 * reported. Comments in strings files are not kept.
 *
 * @throws BundleError ERR_FOLDER_PASS, with findings, for a `pass.json` that is missing or none; ERR_FOLDER_STRINGS;
 *   ERR_BUNDLE_PERSONALIZATION
 * @see Bundle format, sections 1 and 3
 */
export function readPassFolder(folder: Folder): PassFolder & { readonly findings: readonly Finding[] } {
  const all = new Map(filesOf(folder))
  const content = readContent(all.get(PASS_FILE))
  const findings: Finding[] = []
  // A map, because a file may be called __proto__.
  const files = new Map<string, Uint8Array>()
  const logo: Record<string, Uint8Array> = {}
  const localizations: Record<string, Localization> = {}
  const personalizationBytes = all.get(PERSONALIZATION_FILE)
  for (const [path, bytes] of all) {
    if (path === PASS_FILE || path === PERSONALIZATION_FILE || isSigningResult(path)) continue
    const stranger = path === TOOLING_FILE ? toolingFinding() : findingOfStranger(path)
    const [, language = '', name = ''] = LOCALIZED.exec(path) ?? []
    if (stranger) findings.push(stranger)
    else if (personalizationBytes && isPersonalizationLogo(path)) logo[path] = bytes
    else if (isLanguageTag(language)) {
      const known = localizations[language]
      const more = localize(name, path, bytes, known)
      if (more) localizations[language] = { ...known, ...more }
      else files.set(path, bytes)
    } else {
      if (language !== '') findings.push(languageFinding(language, path))
      files.set(path, bytes)
    }
  }
  const personalization = personalizationBytes && { content: readPersonalization(personalizationBytes), logo }
  return {
    content,
    files: Object.fromEntries(files),
    localizations,
    ...(personalization && { personalization }),
    findings,
  }
}

/**
 * Writes the folder of a pass's source: what {@link readPassFolder} reads.
 *
 * @throws BundleError ERR_BUNDLE_NAME and the other `ERR_BUNDLE_*` codes of localizations and personalization
 * @throws StringsError ERR_STRINGS_TEXT
 */
export function writePassFolder(folder: PassFolder): Map<string, Uint8Array> {
  const { content, files, localizations, personalization } = folder
  for (const name of Object.keys(files)) refuseFileName(name)
  return new Map([
    [PASS_FILE, encodeJson(content)],
    ...Object.entries(files),
    ...Object.entries(localizationFiles(localizations, name => Object.hasOwn(files, name))),
    ...(personalization ? Object.entries(personalizationFiles(personalization)) : []),
  ])
}

function readContent(bytes: Uint8Array | undefined): PassDraft {
  if (!bytes) {
    throw new BundleError('ERR_FOLDER_PASS', `Expected ${PASS_FILE} in the folder, found none. Add it at the top`)
  }
  const { value, findings } = parseJson(bytes, PASS_FILE)
  if (isPassDraft(value)) return value
  const reasons = findings.length > 0 ? findings : findingsOfDraft(value)
  const told = reasons.map(({ pointer, message }) => (pointer === undefined ? message : `${pointer}: ${message}`))
  throw new BundleError('ERR_FOLDER_PASS', `Expected a pass in ${PASS_FILE}. ${told.join('. ')}`, reasons)
}

/** What a file adds to a language; nothing when it is neither strings nor an image. */
function localize(
  name: string,
  path: string,
  bytes: Uint8Array,
  known: Localization | undefined,
): Localization | undefined {
  if (name === STRINGS_FILE) return { strings: readStrings(path, bytes) }
  return IMAGE.test(name) ? { images: { ...known?.images, [name]: bytes } } : undefined
}

function readStrings(path: string, bytes: Uint8Array): Record<string, string> {
  try {
    return Object.fromEntries(parseStrings(bytes))
  } catch (cause) {
    if (!(cause instanceof StringsError)) throw cause
    throw new BundleError('ERR_FOLDER_STRINGS', `${path} cannot be read. ${cause.message}`, [], { cause })
  }
}

function readPersonalization(bytes: Uint8Array) {
  const { value, findings } = parseJson(bytes, PERSONALIZATION_FILE)
  if (isPersonalization(value)) return value
  throw new BundleError(
    'ERR_BUNDLE_PERSONALIZATION',
    `Expected a description and requiredPersonalizationFields in ${PERSONALIZATION_FILE}, found something else. Correct the file`,
    findings,
  )
}

function toolingFinding(): Finding {
  return finding('zip-junk-files', `${TOOLING_FILE} belongs to the editor, and is left out`, { file: TOOLING_FILE })
}

function languageFinding(language: string, file: string): Finding {
  return finding('l10n-folder-name', `${language} is no language tag such as pt-BR: Wallet never looks there`, { file })
}
