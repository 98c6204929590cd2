import { strToU8, type Zippable, zipSync } from 'fflate'
import { bundleFiles, TOOLING_FILE } from '../document/bundle-files.ts'
import { editJson } from '../document/edit-json.ts'
import type { PassDocument } from '../document/pass-document.ts'
import { valueAt } from '../document/pointer.ts'
import { titleOf } from '../document/title-of.ts'
import { DEFAULT_TOOLING } from './tooling.ts'

/** What Pass Designer refuses a template without, and what a new one has there (Templates, sections 1 and 2). */
const IDENTITY = {
  formatVersion: 1,
  passTypeIdentifier: 'pass.',
  serialNumber: '',
  teamIdentifier: '',
  organizationName: '',
  description: '',
}

/**
 * The files of the folder that Pass Designer calls a template: everything that the design has, `pass.json` as it was written. Keys
 * that every template needs, and this pass leaves to the certificate, are added at its end.
 *
 * @see Templates, section 1
 */
export function templateFolder(document: PassDocument): ReadonlyMap<string, Uint8Array> {
  const missing = Object.entries(IDENTITY).filter(([key]) => valueAt(document.content, `/${key}`) === undefined)
  const edits = missing.map(([key, value]) => ({ op: 'set', pointer: `/${key}`, value }) as const)
  return new Map([
    ['pass.json', strToU8(edits.reduce((text, edit) => editJson(text, edit), document.text))],
    [TOOLING_FILE, document.otherFiles.get(TOOLING_FILE) ?? strToU8(DEFAULT_TOOLING)],
    ...bundleFiles(document),
  ])
}

/** Images are compressed already. */
const STORED = { level: 0 } as const

/** The same as one file to download: an archive of the folder, which opens as a template where it is unpacked. */
export function zipTemplate(document: PassDocument, now: Date): { readonly name: string; readonly bytes: Uint8Array } {
  const folder = `${fileName(titleOf(document.content))}.pkpasstemplate`
  const files: Zippable = {}
  for (const [path, bytes] of templateFolder(document)) {
    files[`${folder}/${path}`] = path.endsWith('.png') ? [bytes, STORED] : bytes
  }
  return { name: `${folder}.zip`, bytes: zipSync(files, { mtime: now }) }
}

/** A text as every file system takes it. */
export function fileName(title: string): string {
  const plain = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
  return [...plain].slice(0, 60).join('').trim() || 'Pass'
}
