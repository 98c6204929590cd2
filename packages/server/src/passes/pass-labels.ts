import { FIELD_GROUPS, STYLES } from '@billfold/pkpass'
import { z } from 'zod'
import type { ImageDigests } from '../art/request-images.ts'
import type { PassLabels } from '../storage/storage.ts'
import { canonicalJson } from './canonical-json.ts'
import { REQUEST_FIELD_GROUPS } from './field-request.ts'
import type { PassRequest } from './pass-request.ts'

/** Characters that searches look in. The fields of a pass that is full have some thousands. */
const MAX_SEARCH_LENGTH = 8_000

/** What a pass is found by: what its issuer calls it, and every text its holder reads. */
export function passLabels(request: PassRequest, digests: ImageDigests): PassLabels {
  const { externalId, holderId, logoText, title, organizationName, description, barcodeValue, value } = request
  const fields = REQUEST_FIELD_GROUPS.flatMap(group => request[group] ?? [])
  const own = [externalId, holderId, logoText, title, organizationName, description, barcodeValue, value]
  const apple = appleTexts(request.pass)
  const searched = [...own, ...fields.flatMap(field => [field.label, field.value]), ...apple.texts]
  return {
    externalId,
    holderId,
    // Apple's keys win over the others on the pass, so they do here.
    name:
      apple.name ??
      logoText ??
      title ??
      organizationName ??
      description ??
      String(request.primaryFields?.[0]?.value ?? ''),
    searchText: searched
      .filter(text => text !== undefined)
      .join('\n')
      .slice(0, MAX_SEARCH_LENGTH)
      .toLowerCase(),
    images: canonicalJson(digests),
  }
}

const textSchema = z.string().optional().catch(undefined)
const namesSchema = z.object({ logoText: textSchema, organizationName: textSchema, description: textSchema })
const fieldsSchema = z
  .array(
    z.object({ label: textSchema, value: z.union([z.string(), z.number()]).optional().catch(undefined) }).catch({}),
  )
  .optional()
  .catch(undefined)
const contentSchema = z.partialRecord(z.enum(FIELD_GROUPS), fieldsSchema).catch({})

/** Texts in Apple's own keys; whatever else stands there is left to the rules. */
function appleTexts(pass: PassRequest['pass']) {
  if (pass === undefined) return { name: undefined, texts: [] }
  const { logoText, organizationName, description } = namesSchema.parse(pass)
  const fields = STYLES.flatMap(style => Object.values(contentSchema.parse(pass[style] ?? {}))).flatMap(
    group => group ?? [],
  )
  return {
    name: logoText ?? organizationName ?? description,
    texts: [logoText, organizationName, description, ...fields.flatMap(({ label, value }) => [label, value])],
  }
}
