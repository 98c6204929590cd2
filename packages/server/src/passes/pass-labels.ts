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
  const texts = [externalId, holderId, logoText, title, organizationName, description, barcodeValue, value]
  const searched = [...texts, ...fields.flatMap(field => [field.label, field.value])]
  return {
    externalId,
    holderId,
    name: logoText ?? title ?? organizationName ?? description ?? String(request.primaryFields?.[0]?.value ?? ''),
    searchText: searched
      .filter(text => text !== undefined)
      .join('\n')
      .slice(0, MAX_SEARCH_LENGTH)
      .toLowerCase(),
    images: canonicalJson(digests),
  }
}
