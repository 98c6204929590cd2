import { isLanguageTag, readStringsFile, type Strings } from '@billfold/pkpass/display'
import { TOOLING_FILE } from '../document/bundle-files.ts'
import { createDocument, type PassDocument } from '../document/pass-document.ts'
import { DEFAULT_TOOLING } from '../export/tooling.ts'
import { decodeText } from './decode-text.ts'
import { refuseJson, refusePath, shorten } from './limits.ts'
import { OpenError } from './open-error.ts'

/** A pass that was opened. */
export interface Opened {
  /** Of the file or folder. */
  readonly name: string
  readonly document: PassDocument
  /** What there is to say of how it was read, in sentences: what was left out, what is kept and not shown. */
  readonly notes: readonly string[]
}

type Files = ReadonlyMap<string, Uint8Array>

const PASS_FILE = 'pass.json'
/** What file systems leave behind. */
const JUNK = /(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini|[^/]*~)$|(?:^|\/)__MACOSX\//
const SIGNING = new Set(['manifest.json', 'signature'])
const IMAGE = /^(?:[^/]+\.lproj\/)?[^/]+\.(?:png|jpe?g|gif|webp|svg|heic|avif|tiff?|bmp)$/i
const STRINGS = /^([^/]+)\.lproj\/pass\.strings$/

/**
 * Makes a document of the files of a folder, or of one that is in it.
 *
 * @throws OpenError ERR_OPEN_NO_PASS, ERR_OPEN_SEVERAL, ERR_OPEN_PATH
 */
export function readFolder(all: Files, name: string): Opened {
  const found = withoutJunk(all)
  const { root, outside } = findPass(found, name)
  const files = new Map(
    [...found].flatMap(([path, bytes]) => (path.startsWith(root) ? [[path.slice(root.length), bytes]] : [])),
  )
  const notes: string[] = []
  const text = readText(files, notes)
  const images = new Map<string, Uint8Array>()
  const otherFiles = new Map<string, Uint8Array>()
  const localizations: Record<string, Strings> = {}
  for (const [path, bytes] of files) {
    refusePath(path)
    const language = STRINGS.exec(path)?.[1]
    const strings = language !== undefined && isLanguageTag(language) ? readStrings(path, bytes, notes) : undefined
    if (path === PASS_FILE || SIGNING.has(path) || isOwnTooling(path, bytes)) continue
    if (language !== undefined && strings) localizations[language] = strings
    else if (IMAGE.test(path)) images.set(path, bytes)
    else otherFiles.set(path, bytes)
  }
  notes.push(...notesOn(files, otherFiles), ...notesOnLeftOut(all.size - found.size, outside))
  return { name, document: createDocument({ text, images, localizations, otherFiles }), notes }
}

function withoutJunk(files: Files): Files {
  return new Map([...files].filter(([path]) => !JUNK.test(path)))
}

/** The folder that the pass is in: archives are made of a folder as often as of what is in it. */
function findPass(files: Files, name: string): { readonly root: string; readonly outside: readonly string[] } {
  const passes = [...files.keys()].filter(path => path === PASS_FILE || path.endsWith(`/${PASS_FILE}`))
  const depth = Math.min(...passes.map(depthOf))
  const [nearest, another] = passes.filter(path => depthOf(path) === depth)
  if (nearest === undefined) throw new OpenError('ERR_OPEN_NO_PASS', withoutPass(files, name))
  if (another !== undefined) {
    throw new OpenError(
      'ERR_OPEN_SEVERAL',
      `There is more than one pass in it, ${shorten(nearest)} and ${shorten(another)} among them. Open the folder of one.`,
    )
  }
  const root = nearest.slice(0, -PASS_FILE.length)
  return { root, outside: [...files.keys()].filter(path => !path.startsWith(root)) }
}

function depthOf(path: string): number {
  return path.split('/').length
}

function withoutPass(files: Files, name: string): string {
  const passes = [...files.keys()].filter(path => /\.pkpass$/i.test(path))
  if (passes.length > 0) {
    return `${shorten(name)} is a bundle of ${passes.length === 1 ? 'one pass' : `${passes.length} passes`}. Unpack it, and open one of them.`
  }
  return files.size === 0
    ? `${shorten(name)} has nothing in it.`
    : `There is no pass.json in ${shorten(name)}, and without one it is no pass. Open the folder that holds it.`
}

function readText(files: Files, notes: string[]): string {
  const bytes = files.get(PASS_FILE) ?? new Uint8Array()
  refuseJson(bytes)
  const { text, note } = decodeText(bytes)
  if (note !== undefined) notes.push(note)
  return text
}

function readStrings(path: string, bytes: Uint8Array, notes: string[]): Strings | undefined {
  const { problem, repeated, texts } = readStringsFile(bytes)
  if (!texts) {
    notes.push(`${path} cannot be read, and is kept as it is. ${problem ?? ''}.`)
    return undefined
  }
  if (repeated.length > 0) {
    notes.push(`${path} has “${shorten(repeated[0] ?? '')}” more than once; the last one is kept, as phones do.`)
  }
  return Object.fromEntries(texts)
}

/** What our own export writes where there is nothing to say. */
function isOwnTooling(path: string, bytes: Uint8Array): boolean {
  return path === TOOLING_FILE && new TextDecoder().decode(bytes) === DEFAULT_TOOLING
}

function notesOn(files: Files, otherFiles: Files): string[] {
  const notes: string[] = []
  if (files.has('signature')) {
    notes.push('It was signed. The signature is of the pass as it was; each pass that is issued gets one of its own.')
  }
  if (otherFiles.has(TOOLING_FILE)) {
    notes.push(
      `It is a template${designerOf(otherFiles)}. tooling.json goes back into the template folder, and into no pass.`,
    )
  }
  const kept = [...otherFiles.keys()].filter(path => path !== TOOLING_FILE && !STRINGS.test(path))
  if (kept.length > 0) {
    notes.push(
      `${list(kept)} ${kept.length === 1 ? 'has' : 'have'} no form here, and ${kept.length === 1 ? 'is' : 'are'} kept: the template folder has ${kept.length === 1 ? 'it' : 'them'} again.`,
    )
  }
  return notes
}

function notesOnLeftOut(junk: number, outside: readonly string[]): string[] {
  return [
    ...(outside.length > 0
      ? [`${list(outside)} lay beside the folder of the pass, and ${outside.length === 1 ? 'was' : 'were'} not opened.`]
      : []),
    ...(junk > 0
      ? [
          `${junk === 1 ? 'One file' : `${junk} files`} that file systems leave behind, such as .DS_Store, ${junk === 1 ? 'was' : 'were'} left out.`,
        ]
      : []),
  ]
}

function designerOf(files: Files): string {
  const { text } = decodeText(files.get(TOOLING_FILE) ?? new Uint8Array())
  const version = /"designerVersion"\s*:\s*"([^"\\]{1,20})"/.exec(text)?.[1]
  return version === undefined ? '' : ` of Pass Designer ${version}`
}

const MAX_LISTED = 3

function list(paths: readonly string[]): string {
  const named = paths.slice(0, MAX_LISTED).map(shorten)
  const more = paths.length - named.length
  return new Intl.ListFormat('en').format(more > 0 ? [...named, `${more} more`] : named)
}
