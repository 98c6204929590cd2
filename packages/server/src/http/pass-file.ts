import type { StoredPass } from '../storage/storage.ts'

/** @see Bundle format, section 7 */
export const PASS_MEDIA_TYPE = 'application/vnd.apple.pkpass'

/** A file name for the download, from the text beside the logo. ASCII only: header values are. */
export function passFileName(pass: StoredPass): string {
  const content: unknown = JSON.parse(pass.content)
  const slug = nameIn(content)
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return `${slug || 'pass'}.pkpass`
}

function nameIn(content: unknown): string {
  if (typeof content !== 'object' || content === null) return ''
  const name: unknown = Reflect.get(content, 'logoText') ?? Reflect.get(content, 'title')
  return typeof name === 'string' ? name : ''
}
