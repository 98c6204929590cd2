import {
  BundleError,
  type Finding,
  type PassDraft,
  type PassFiles,
  type PassFolder,
  passOfTemplate,
  readPassFolder,
} from '@billfold/pkpass'
import { RefusedError } from '../terminal.ts'

/** A pass taken apart: what it says, and the files that go with it, byte for byte. */
export interface PassParts {
  readonly content: PassDraft
  readonly files: PassFiles
  /** What was left out, and why. */
  readonly findings: readonly Finding[]
}

/** Belongs to the editor: that a pass goes without it is no news. */
const TOOLING_FILE = 'tooling.json'
/** What each signing makes anew, and what is read as content. */
const NOT_FILES = ['pass.json', 'manifest.json', 'signature', TOOLING_FILE]
/** What Pass Designer writes for an identity that is still to come. */
const PLACEHOLDERS = { passTypeIdentifier: ['', 'pass.'], teamIdentifier: [''], serialNumber: [''] } as const

/**
 * Takes the files of a folder or an archive apart into a pass, without what is none of its files, and without the placeholders and
 * handles that an editor leaves.
 *
 * @param path Where they come from, for messages.
 * @throws RefusedError when `pass.json` is no pass, with what is wrong with it.
 * @throws BundleError ERR_FOLDER_STRINGS, ERR_BUNDLE_PERSONALIZATION
 */
export function passPartsOf(path: string, files: ReadonlyMap<string, Uint8Array>): PassParts {
  const folder = readParts(path, files)
  const findings = folder.findings.filter(({ file }) => file !== TOOLING_FILE)
  const dropped = new Set(findings.flatMap(({ file }) => (file && !Object.hasOwn(folder.files, file) ? file : [])))
  // The bytes as they were, not as strings and personalization would be written anew: comments and encodings are somebody's choice.
  const kept = [...files].filter(([path]) => !NOT_FILES.includes(path) && !dropped.has(path))
  const { content } = passOfTemplate({ content: folder.content, tooling: {}, files: {} })
  return { content: withoutPlaceholders(content), files: Object.fromEntries(kept), findings }
}

function readParts(
  path: string,
  files: ReadonlyMap<string, Uint8Array>,
): PassFolder & { readonly findings: readonly Finding[] } {
  try {
    return readPassFolder(files)
  } catch (cause) {
    if (!(cause instanceof BundleError) || cause.code !== 'ERR_FOLDER_PASS') throw cause
    throw new RefusedError(`pass.json of ${path} is no pass that Wallet would read`, {
      cause,
      findings: cause.findings,
    })
  }
}

function withoutPlaceholders(content: PassDraft): PassDraft {
  const real = { ...content }
  for (const key of ['passTypeIdentifier', 'teamIdentifier', 'serialNumber'] as const) {
    if (PLACEHOLDERS[key].some(placeholder => placeholder === real[key])) delete real[key]
  }
  return real
}
