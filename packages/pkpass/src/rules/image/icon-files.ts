import type { FileContext } from '../file-context.ts'

export const ICONS = ['icon.png', 'icon@2x.png', 'icon@3x.png'] as const

/** Whether a pass has an icon, but not this file of it; nor one that was meant to be it, which has a finding of its own. */
export function lacksIcon({ files, images }: FileContext, name: (typeof ICONS)[number]): boolean {
  if (files.has(name) || !ICONS.some(other => files.has(other))) return false
  return !images.some(image => 'fault' in image.name && image.name.meant === name && !image.path.includes('/'))
}
