import { valueAt } from './pointer.ts'

/** What a pass is called by those who work on it. */
export function titleOf(content: unknown): string {
  for (const pointer of ['/logoText', '/organizationName', '/description']) {
    const text = valueAt(content, pointer)
    if (typeof text === 'string' && text !== '') return text
  }
  return 'Untitled pass'
}
