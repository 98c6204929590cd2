import { type Finding, finding } from './finding.ts'

/** Checks the icon, the one image every pass must have, in its scales. */
export function checkIcons(hasFile: (name: string) => boolean): Finding[] {
  const missing = ['icon.png', 'icon@2x.png', 'icon@3x.png'].filter(name => !hasFile(name))
  if (missing.length === 3) return [finding('icon-missing', 'The bundle has no icon')]
  return [
    ...(missing.includes('icon@2x.png')
      ? [finding('icon-2x-missing', 'icon@2x.png is missing', { file: 'icon@2x.png' })]
      : []),
    ...(missing.includes('icon@3x.png')
      ? [finding('icon-3x-missing', 'icon@3x.png is missing', { file: 'icon@3x.png' })]
      : []),
  ]
}
