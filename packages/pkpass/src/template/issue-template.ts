import { isPassDraft, type PassDraft } from '../bundle/pass-draft.ts'
import type { PassFiles } from '../bundle/pass-files.ts'
import type { PassTemplate } from './template.ts'

const EDITOR_KEY = '_id'

/**
 * Takes the pass out of a template, ready to be built: without `tooling.json` and without the editor's `_id` in fields, actions
 * and seats. `userInfo` is the issuer's and stays as it is.
 *
 * @see Templates, section 6
 */
export function passOfTemplate({ content, files }: PassTemplate): {
  readonly content: PassDraft
  readonly files: PassFiles
} {
  const pass = withoutEditorKeys(content)
  return { content: isPassDraft(pass) ? pass : content, files }
}

function withoutEditorKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEditorKeys)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([key]) => key !== EDITOR_KEY)
  return Object.fromEntries(
    members.map(([key, member]): [string, unknown] => [key, key === 'userInfo' ? member : withoutEditorKeys(member)]),
  )
}
