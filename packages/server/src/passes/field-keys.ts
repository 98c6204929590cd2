import { type FieldRequest, REQUEST_FIELD_GROUPS, type RequestFieldGroup } from './field-request.ts'
import type { PassRequest } from './pass-request.ts'

export type KeyedField = FieldRequest & { readonly key: string }

/**
 * Gives every field of a request a key that stays when other fields come and go.
 *
 * A phone matches old and new values by key and announces only values whose key it knows. A key made from the position would
 * change with each field inserted before it; one made from the label follows the field even into another group. Fields that
 * share a label are told apart by their order, fields without a label by their place in their group.
 */
export function keyFields(request: Pick<PassRequest, RequestFieldGroup>): Record<RequestFieldGroup, KeyedField[]> {
  const taken = new Set(REQUEST_FIELD_GROUPS.flatMap(group => (request[group] ?? []).flatMap(({ key }) => key ?? [])))
  const keyed: Record<RequestFieldGroup, KeyedField[]> = {
    headerFields: [],
    primaryFields: [],
    secondaryFields: [],
    auxiliaryFields: [],
    backFields: [],
    footerFields: [],
    additionalInfoFields: [],
  }
  for (const group of REQUEST_FIELD_GROUPS) {
    for (const [index, field] of (request[group] ?? []).entries()) {
      const key = field.key ?? freeKey(slug(field.label) || `${group.replace('Fields', '')}-${index + 1}`, taken)
      taken.add(key)
      keyed[group].push({ ...field, key })
    }
  }
  return keyed
}

function slug(label = ''): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

function freeKey(base: string, taken: ReadonlySet<string>): string {
  let key = base
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`
  return key
}
