import { encodeJson } from '../bundle/folder.ts'
import { PASS_FILE } from '../bundle/manifest.ts'
import { writeZip, zipEntry } from '../zip/write-zip.ts'
import { parseTemplateContent } from './check-template.ts'
import { refusePath } from './read-template.ts'
import { type PassTemplate, TOOLING_FILE } from './template.ts'
import { TemplateError } from './template-error.ts'

/**
 * Writes the folder of a `.pkpasstemplate`, such that Pass Designer opens it: `pass.json` with sorted keys, `tooling.json`
 * always, all other files as they are.
 *
 * @throws TemplateError ERR_TEMPLATE_PASS, ERR_TEMPLATE_NAME
 * @see Templates, section 1
 */
export function writeTemplateFolder({ content, tooling, files }: PassTemplate): Map<string, Uint8Array> {
  for (const path of Object.keys(files)) {
    refusePath(path)
    if (path === PASS_FILE || path === TOOLING_FILE) {
      throw new TemplateError(
        'ERR_TEMPLATE_NAME',
        'Templates, section 1',
        `${path} is written from the template; leave it out of the files`,
      )
    }
  }
  return new Map([
    [PASS_FILE, encodeJson(sortKeys(parseTemplateContent(content)))],
    [TOOLING_FILE, encodeJson(sortKeys({ automaticallyGenerateCompatiblePass: false, ...tooling }))],
    ...Object.entries(files),
  ])
}

/**
 * Writes a `.pkpasstemplate` as one file: an archive of what {@link writeTemplateFolder} writes, without a folder around it.
 *
 * @throws TemplateError like {@link writeTemplateFolder}
 */
export function writeTemplate(template: PassTemplate): Uint8Array {
  return writeZip([...writeTemplateFolder(template)].map(([path, bytes]) => zipEntry(path, bytes)))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, sortKeys(member)])
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)))
}
