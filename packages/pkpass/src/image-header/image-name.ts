import { nearestKey } from '../findings/nearest-key.ts'
import { type IMAGE_SCALES, IMAGE_SLOTS, type ImageSlotName } from '../schema/image-slots.ts'

type ImageScale = (typeof IMAGE_SCALES)[number]

/** A name that Wallet looks up: `logo@2x.png`. */
export interface SlotFileName {
  readonly slot: ImageSlotName
  readonly scale: ImageScale
}

/**
 * A name that Wallet does not look up, and what is wrong with it: the mark of its scale or the case of its ending, the name of the
 * slot, the ending of a PDF, or that of another kind of image.
 */
export interface StrayImageName {
  readonly fault: 'scale' | 'slot' | 'pdf' | 'kind'
  /** The name that was meant, most likely. */
  readonly meant: string | undefined
}

const SLOT_NAMES = new Map<string, ImageSlotName>()
for (const slot of objectKeys(IMAGE_SLOTS)) SLOT_NAMES.set(slot.toLowerCase(), slot)

const ENDING = /\.(?:png|jpe?g|gif|webp|svg|hei[cf]|avif|tiff?|bmp|ico|pdf)$/i
/** Marks of a scale as people write them: `@2x`, `@2X`, `2x`, `-2x`, `@2`, `@x2`, `.3x`. */
const MARK = /[ ._-]?@?(?:(?<before>\d)x|x(?<after>\d)|(?<=@)(?<alone>\d))$/i
/** What people add to the name of a slot. */
const EXTRA_WORD = /[ ._-]?(?:image|img|picture|file)$/i

/** Understands the name of an image; nothing for a file that is none. */
export function parseImageName(name: string): SlotFileName | StrayImageName | undefined {
  const ending = ENDING.exec(name)?.[0]
  if (ending === undefined || name.startsWith('.')) return undefined
  const stem = name.slice(0, -ending.length)
  const mark = MARK.exec(stem)
  // "icon" ends in no mark, and neither does a name that is nothing but one.
  const [base, digit] =
    mark && mark.index > 0
      ? [stem.slice(0, mark.index), mark.groups?.before ?? mark.groups?.after ?? mark.groups?.alone ?? '']
      : [stem, '1']
  const scale = scaleOf(digit)
  const slot = SLOT_NAMES.get(base.toLowerCase())
  if (slot !== undefined && scale !== undefined && slotFileName(slot, scale) === name) return { slot, scale }
  const likely = slot ?? nearestSlot(base)
  const meant = likely !== undefined && scale !== undefined ? slotFileName(likely, scale) : undefined
  if (slot === undefined) return /\.pdf$/i.test(ending) ? undefined : { fault: 'slot', meant }
  if (/\.pdf$/i.test(ending)) return { fault: 'pdf', meant }
  if (!/\.png$/i.test(ending)) return { fault: 'kind', meant }
  return { fault: base === slot ? 'scale' : 'slot', meant }
}

/** `icon.png`, `icon@2x.png`, `icon@3x.png`. */
export function slotFileName(slot: string, scale: ImageScale): string {
  return scale === 1 ? `${slot}.png` : `${slot}@${scale}x.png`
}

function scaleOf(digit: string): ImageScale | undefined {
  if (digit === '1') return 1
  if (digit === '2') return 2
  return digit === '3' ? 3 : undefined
}

function nearestSlot(base: string): string | undefined {
  const plain = base.replace(EXTRA_WORD, '')
  return SLOT_NAMES.get(plain.toLowerCase()) ?? nearestKey(plain, SLOT_NAMES.values())
}

function objectKeys<Key extends string>(object: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = []
  for (const key in object) keys.push(key)
  return keys
}
