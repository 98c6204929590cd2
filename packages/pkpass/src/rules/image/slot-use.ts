import { IMAGE_SLOTS, type ImageSlot, type ImageSlotName } from '../../schema/image-slots.ts'
import type { Pass } from '../../schema/pass.ts'
import { STYLES } from '../../schema/pass.ts'
import type { FileContext, SlotImages } from '../file-context.ts'
import { hasNewLayout, isPoster, isPosterTicket } from './layouts.ts'

/** The first of the files of a slot, at the root or in any language. */
export function firstOf({ slots }: FileContext, slot: ImageSlotName): SlotImages['files'][number] | undefined {
  return slots.find(images => images.slot === slot)?.files[0]
}

/**
 * Whether any style of a pass draws a slot.
 *
 * In doubt it does: sources disagree on logos of generic posters and backgrounds of boarding passes.
 */
export function usesSlot(pass: Pass, name: ImageSlotName): boolean {
  if (!STYLES.some(style => pass[style])) return true
  switch (name) {
    case 'icon':
    case 'logo':
    case 'personalizationLogo':
      return true
    case 'background':
      return pass.boardingPass !== undefined || isOnStyle(pass, name)
    case 'artwork':
    case 'primaryLogo':
      return hasNewLayout(pass)
    case 'secondaryLogo':
    case 'venueMap':
      return isPosterTicket(pass)
    default:
      return isOnStyle(pass, name)
  }
}

function isOnStyle(pass: Pass, name: ImageSlotName): boolean {
  const { styles }: ImageSlot = IMAGE_SLOTS[name]
  return styles.some(style => pass[style] !== undefined)
}

/** The images of an event ticket that are not drawn because it has a strip. A poster draws its background all the same. */
export function excludedByStrip(context: FileContext): SlotImages['files'] {
  const { pass } = context
  if (!pass?.eventTicket || !firstOf(context, 'strip')) return []
  const background = isPoster(pass) ? undefined : firstOf(context, 'background')
  return [background, firstOf(context, 'thumbnail')].filter(image => image !== undefined)
}
