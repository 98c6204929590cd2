import { icon2xMissing } from '../rules/image/icon-2x-missing.ts'
import { icon3xMissing } from '../rules/image/icon-3x-missing.ts'
import { iconMissing } from '../rules/image/icon-missing.ts'
import { runFileRules } from './check-files.ts'
import { fileContext } from './file-context.ts'
import type { Finding } from './finding.ts'

const ICONS = ['icon.png', 'icon@2x.png', 'icon@3x.png']
const RULES = [iconMissing, icon2xMissing, icon3xMissing]
const NO_BYTES = new Uint8Array()

/** Checks the icon, the one image every pass must have, in its scales, for a bundle of which the names alone are looked at. */
export function checkIcons(hasFile: (name: string) => boolean): Finding[] {
  const present = ICONS.filter(name => hasFile(name))
  if (present.length === ICONS.length) return []
  const files = new Map(present.map(name => [name, NO_BYTES]))
  return runFileRules(RULES, fileContext({ files, pass: undefined }, {}))
}
