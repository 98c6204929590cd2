import { bannerFor, FIELD_GROUPS, styleOf } from '@billfold/pkpass/display'
import type { Pass } from '@billfold/pkpass/schema'
import type { Reason } from '../layout/pass-layout.ts'
import { layoutBanner } from './banner-panel.ts'
import type { ViewLayout, ViewOptions } from './view-layout.ts'

/**
 * What comes up on the Lock Screen when a pass is replaced by its update; a hidden message with a reason, where nothing does.
 *
 * @param options Images and texts of the new pass.
 * @see Web service, section 6; geometry section 11
 */
export function layoutLockScreenBanner(oldPass: Pass, newPass: Pass, options: ViewOptions): ViewLayout {
  const view = 'lockScreenBanner'
  const banner = bannerFor(oldPass, newPass, { localize: options.localize, settings: options })
  if (banner.kind === 'silent') {
    return layoutBanner(view, newPass, { silent: whySilent(oldPass, newPass) }, options)
  }
  const pointer = banner.kind === 'message' ? pointerOf(newPass, banner.fieldKey) : undefined
  const title = { text: banner.organizationName, pointer: '/organizationName' }
  const message = { text: banner.text, ...(pointer !== undefined && { pointer }) }
  return layoutBanner(view, newPass, { title, message, time: 'now' }, options)
}

/** Something changes and no field says so, or nothing that a field could say. */
function whySilent(oldPass: Pass, newPass: Pass): Reason {
  const before = new Map(placedFields(oldPass).map(({ field }) => [field.key, field.value]))
  const changes = placedFields(newPass).some(
    ({ field }) => before.has(field.key) && before.get(field.key) !== field.value,
  )
  return changes ? 'update-no-message' : 'nothing-to-say'
}

function pointerOf(pass: Pass, key: string): string | undefined {
  return placedFields(pass).find(({ field }) => field.key === key)?.pointer
}

function placedFields(pass: Pass) {
  const drawn = styleOf(pass)
  if (!drawn) return []
  return FIELD_GROUPS.flatMap(group =>
    (drawn.content[group] ?? []).map((field, index) => ({ field, pointer: `/${drawn.style}/${group}/${index}` })),
  )
}
