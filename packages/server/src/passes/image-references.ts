import { IMAGE_SLOTS, type ImageSlotName, jsonPointer } from '@billfold/pkpass'
import { z } from 'zod'

// Images of a request, named by an address or given as data URI: in the guide's fields, by slot, and by slot and language.

/** A data URI of the largest image taken, 1 MB decoded: four characters for three bytes, and the prefix. */
const MAX_IMAGE_URI_LENGTH = 1_400_100

export const imageReferenceSchema = z.string().min(1).max(MAX_IMAGE_URI_LENGTH)

const slotNames = Object.keys(IMAGE_SLOTS).filter(isSlotName)

/** An image for each slot. */
export const imagesSchema = z.partialRecord(z.enum(slotNames), imageReferenceSchema)

/** Which field of the guide fills which slot. */
const GUIDE_FIELDS = [
  ['icon', 'iconURL'],
  ['logo', 'logoURL'],
  ['strip', 'stripURL'],
  ['thumbnail', 'thumbnailURL'],
  ['background', 'backgroundURL'],
] as const

type SlotImages = { readonly [slot in ImageSlotName]?: string | undefined }

/** What of a request names images. */
export interface ImageRequest {
  readonly iconURL?: string | undefined
  readonly logoURL?: string | undefined
  readonly wideLogoURL?: string | undefined
  readonly stripURL?: string | undefined
  readonly thumbnailURL?: string | undefined
  readonly backgroundURL?: string | undefined
  readonly images?: SlotImages | undefined
  readonly localizations?: Readonly<Record<string, { readonly images?: SlotImages | undefined }>> | undefined
}

/** Where a request names an image, and for what. */
export interface ImageReference {
  readonly slot: ImageSlotName
  /** Absent: for every language. */
  readonly language?: string
  /** Place in the request, as a caller writes it: `logoURL`, `images.strip`. */
  readonly name: string
  /** JSON pointer (RFC 6901) into the request. */
  readonly pointer: string
  /** An address, or a data URI. */
  readonly uri: string
}

/**
 * Every image of a request, at most one for each slot and language.
 *
 * The wide logo of the guide is for another wallet; here it stands where a logo would, unless the request has one.
 */
export function imageReferences(request: ImageRequest): readonly ImageReference[] {
  const own = [
    ...GUIDE_FIELDS.flatMap(([slot, field]) => referenceAt([field], slot, request[field])),
    ...slotReferences(['images'], request.images),
  ]
  const wideLogo = own.some(({ slot }) => slot === 'logo')
    ? []
    : referenceAt(['wideLogoURL'], 'logo', request.wideLogoURL)
  const localized = Object.entries(request.localizations ?? {}).flatMap(([language, { images }]) =>
    slotReferences(['localizations', language, 'images'], images).map(reference => ({ ...reference, language })),
  )
  return [...own, ...wideLogo, ...localized]
}

/** Whether a request brings an image for a slot, in every language or some. */
export function hasImage(request: ImageRequest, slot: ImageSlotName): boolean {
  return imageReferences(request).some(reference => reference.slot === slot)
}

/** Slots that a request fills twice: by a field of the guide, and by name. */
export function slotsFilledTwice(request: ImageRequest): readonly { readonly slot: ImageSlotName; field: string }[] {
  return GUIDE_FIELDS.flatMap(([slot, field]) =>
    request[field] !== undefined && request.images?.[slot] !== undefined ? [{ slot, field }] : [],
  )
}

function slotReferences(path: readonly string[], images: SlotImages = {}): ImageReference[] {
  return slotNames.flatMap(slot => referenceAt([...path, slot], slot, images[slot]))
}

function referenceAt(path: readonly string[], slot: ImageSlotName, uri: string | undefined): ImageReference[] {
  return uri === undefined ? [] : [{ slot, name: path.join('.'), pointer: jsonPointer(path), uri }]
}

function isSlotName(name: string): name is ImageSlotName {
  return Object.hasOwn(IMAGE_SLOTS, name)
}
