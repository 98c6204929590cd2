import { parseImageName, type SlotFileName } from '../image-header/image-name.ts'
import { readPngHeader } from '../image-header/png-header.ts'
import type { FileContext, ImageFile, SlotImages, StringsFile } from '../rules/file-context.ts'
import { PERSONALIZATION_FILE } from '../rules/personalization/personalization-file.ts'
import type { Pass } from '../schema/pass.ts'
import { STRINGS_FILE } from '../strings/language-folder.ts'
import { readStringsFile } from '../strings/read-strings-file.ts'
import { MAX_JSON_BYTES } from './json-limits.ts'

/** What a bundle holds. */
export interface BundleFiles {
  /** By path from the root, folders left out. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** `pass.json`, when every known key has its documented form; what depends on it is not checked without. */
  readonly pass: Pass | undefined
}

export interface FileOptions {
  /** The holder has signed up already: the pass is the answer to that. */
  readonly isPersonalized?: boolean
}

const LOCALIZED = /^([^/]+)\.lproj\/([^/]+)$/

/** All strings files: forty languages of 100 KB. */
const MAX_ALL_STRINGS_BYTES = 4 * 1024 * 1024

/** The files of a slot while they are gathered. */
interface SlotGroup {
  readonly slot: SlotImages['slot']
  readonly language: SlotImages['language']
  readonly files: SlotImages['files'][number][]
}

type Languages = ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>

/** Prepares what rules look at: names, headers of images and strings are read once for all of them. */
export function fileContext({ files, pass }: BundleFiles, options: FileOptions): FileContext {
  const images: ImageFile[] = []
  const languages = new Map<string, Map<string, Uint8Array>>()
  const slots = new Map<string, SlotGroup>()
  for (const [path, bytes] of files) {
    const [, language, inFolder] = LOCALIZED.exec(path) ?? []
    if (language !== undefined && inFolder !== undefined) addTo(languages, language, inFolder, bytes)
    const name = parseImageName(inFolder ?? path)
    // What lies in any other folder is never looked up, whatever it is.
    if (!name || (inFolder === undefined && path.includes('/'))) continue
    const png = 'slot' in name ? readPngHeader(bytes) : undefined
    images.push({ path, name, bytes, png })
    if ('slot' in name) addToSlot(slots, language, { path, name, bytes, png })
  }
  return {
    files,
    pass,
    images,
    slots: [...slots.values()].map(({ files: unsorted, ...place }) => ({
      ...place,
      files: unsorted.toSorted((a, b) => a.name.scale - b.name.scale),
    })),
    languages,
    strings: readAllStrings(languages),
    personalization: parseQuietly(files.get(PERSONALIZATION_FILE)),
    isPersonalized: options.isPersonalized ?? false,
  }
}

/** Names of the image slots that have a file, at the root or in a language; PDFs, which Apple's builder takes, among them. */
export function slotsWithFile(files: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const slots = new Set<string>()
  for (const path of files.keys()) {
    const name = parseImageName((LOCALIZED.exec(path)?.[2] ?? path).replace(/\.pdf$/, '.png'))
    if (name && 'slot' in name) slots.add(name.slot)
  }
  return slots
}

function addTo(
  languages: Map<string, Map<string, Uint8Array>>,
  language: string,
  name: string,
  bytes: Uint8Array,
): void {
  const known = languages.get(language)
  if (known) known.set(name, bytes)
  else languages.set(language, new Map([[name, bytes]]))
}

function addToSlot(
  slots: Map<string, SlotGroup>,
  language: string | undefined,
  image: ImageFile & { readonly name: SlotFileName },
): void {
  const { slot } = image.name
  const key = `${language ?? ''}/${slot}`
  const known = slots.get(key)
  if (known) known.files.push(image)
  else slots.set(key, { slot, language, files: [image] })
}

function readAllStrings(languages: Languages): StringsFile[] {
  const read: StringsFile[] = []
  let readBytes = 0
  for (const [language, files] of languages) {
    const bytes = files.get(STRINGS_FILE)
    if (!bytes) continue
    const place = { language, path: `${language}.lproj/${STRINGS_FILE}` }
    readBytes += bytes.length
    if (readBytes <= MAX_ALL_STRINGS_BYTES) read.push({ ...place, ...readStringsFile(bytes) })
    else {
      const problem = `More than is read: at most ${MAX_ALL_STRINGS_BYTES} bytes in all languages`
      read.push({ ...place, encoding: 'ascii', repeated: [], problem, inUtf16: () => undefined })
    }
  }
  return read
}

/** What is wrong with the JSON itself, whoever reads the file for its findings says. */
function parseQuietly(bytes: Uint8Array | undefined): unknown {
  if (!bytes || bytes.length > MAX_JSON_BYTES) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return value
  } catch {
    return undefined
  }
}
