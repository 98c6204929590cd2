import * as z from 'zod'
import { type Folder, filesOf, isLeftBehind } from '../bundle/folder.ts'
import { PASS_FILE } from '../bundle/manifest.ts'
import type { PassDraft } from '../bundle/pass-draft.ts'
import { type Finding, finding } from '../findings/finding.ts'
import { parseJson } from '../inspect/parse-json.ts'
import { FIELD_GROUPS } from '../schema/field.ts'
import { STYLES } from '../schema/pass.ts'
import { readZip } from '../zip/read-zip.ts'
import { parseTemplateContent } from './check-template.ts'
import { type PassTemplate, TOOLING_FILE, type Tooling, UNREADABLE_RULE } from './template.ts'
import { TemplateError } from './template-error.ts'

const PACKAGE_RULE = 'Templates, section 1'
const toolingSchema = z.looseObject({
  designerVersion: z.string().optional(),
  builderVersion: z.string().optional(),
  automaticallyGenerateCompatiblePass: z.boolean().optional(),
})

/**
 * Reads a `.pkpasstemplate`, as a folder or as an archive of one, with or without the folder around it.
 *
 * Dates and everything else in `pass.json` stay as they are written; a field without a value gets an empty one. What an earlier
 * signing and file systems left behind is left out, the latter reported. Unreadable `tooling.json` counts as none.
 *
 * @throws TemplateError ERR_TEMPLATE_ARCHIVE, ERR_TEMPLATE_NAME, ERR_TEMPLATE_PASS
 * @see Templates, sections 1 and 2
 */
export function readTemplate(source: Uint8Array | Folder): PassTemplate & { readonly findings: readonly Finding[] } {
  const all = withoutWrapper(source instanceof Uint8Array ? filesOfArchive(source) : filesOf(source))
  for (const [path] of all) refusePath(path)
  const kept = all.filter(([path]) => !isLeftBehind(path))
  const files = Object.fromEntries(kept.filter(([path]) => path !== PASS_FILE && path !== TOOLING_FILE))
  const findings = all
    .filter(([path]) => isLeftBehind(path) && path !== 'manifest.json' && path !== 'signature')
    .map(([file]) => finding('zip-junk-files', `${file} is no part of a template, and is left out`, { file }))
  const contents = new Map(kept)
  return {
    content: readContent(contents.get(PASS_FILE)),
    tooling: readTooling(contents.get(TOOLING_FILE)),
    files,
    findings,
  }
}

function filesOfArchive(bytes: Uint8Array): [string, Uint8Array][] {
  const { files, findings } = readZip(bytes)
  const broken = findings.find(({ rule }) => rule !== 'zip-directory-entry')
  if (!broken) return [...files]
  throw new TemplateError(
    'ERR_TEMPLATE_ARCHIVE',
    broken.rule,
    `Expected the archive of a template, found: ${broken.message}. ${broken.fix}`,
  )
}

/** Archives are made of the folder as often as of what is in it. */
function withoutWrapper(files: [string, Uint8Array][]): [string, Uint8Array][] {
  if (files.some(([path]) => path === PASS_FILE)) return files
  const wrappers = files.flatMap(([path]) => /^[^/]+\/(?=pass\.json$)/.exec(path)?.[0] ?? [])
  const [wrapper] = wrappers
  if (wrapper === undefined || wrappers.length > 1) return files
  const outside = files.find(([path]) => !path.startsWith(wrapper) && !isLeftBehind(path))
  if (outside) {
    throw new TemplateError(
      'ERR_TEMPLATE_ARCHIVE',
      PACKAGE_RULE,
      `Expected one folder and nothing beside it, found ${JSON.stringify(outside[0].slice(0, 80))} beside ${wrapper}. Leave it out`,
    )
  }
  return files.map(([path, bytes]) => [path.startsWith(wrapper) ? path.slice(wrapper.length) : path, bytes])
}

/** @throws TemplateError ERR_TEMPLATE_NAME */
export function refusePath(path: string): void {
  const isPlain = path
    .split('/')
    .every(part => part !== '' && part !== '.' && part !== '..' && !part.includes('\\') && !part.includes('\0'))
  if (isPlain && !/^[A-Za-z]:/.test(path)) return
  throw new TemplateError(
    'ERR_TEMPLATE_NAME',
    'zip-unsafe-path',
    `Expected plain relative paths such as en.lproj/logo@2x.png, found ${JSON.stringify(path.slice(0, 80))}. Rename the file`,
  )
}

function readContent(bytes: Uint8Array | undefined): PassDraft {
  if (!bytes) {
    throw new TemplateError(
      'ERR_TEMPLATE_PASS',
      PACKAGE_RULE,
      `Expected ${PASS_FILE} in the template, found none. Add it`,
    )
  }
  const { value, findings } = parseJson(bytes, PASS_FILE)
  const [broken] = findings
  if (broken) throw new TemplateError('ERR_TEMPLATE_PASS', UNREADABLE_RULE, `${broken.message}. ${broken.fix}`)
  return parseTemplateContent(withValues(value))
}

/** A new field of the editor may have no value yet, which counts as an empty one. */
function withValues(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const styles = STYLES.flatMap(style => {
    const content: unknown = Reflect.get(value, style)
    if (typeof content !== 'object' || content === null) return []
    const groups = FIELD_GROUPS.flatMap(group => {
      const fields: unknown = Reflect.get(content, group)
      return Array.isArray(fields) ? [[group, fields.map(withValue)]] : []
    })
    return [[style, { ...content, ...Object.fromEntries(groups) }]]
  })
  return { ...value, ...Object.fromEntries(styles) }
}

function withValue(field: unknown): unknown {
  if (typeof field !== 'object' || field === null || Array.isArray(field)) return field
  return 'value' in field ? field : { ...field, value: '' }
}

function readTooling(bytes: Uint8Array | undefined): Tooling {
  const parsed = toolingSchema.safeParse(bytes && parseJson(bytes, TOOLING_FILE).value)
  if (!parsed.success) return {}
  const { designerVersion, builderVersion, automaticallyGenerateCompatiblePass, ...unknownKeys } = parsed.data
  return {
    ...(designerVersion !== undefined && { designerVersion }),
    ...(builderVersion !== undefined && { builderVersion }),
    ...(automaticallyGenerateCompatiblePass !== undefined && { automaticallyGenerateCompatiblePass }),
    ...unknownKeys,
  }
}
