import type { FieldGroup } from '../../schema/field.ts'

const FRONT_GROUPS: ReadonlySet<FieldGroup> = new Set<FieldGroup>([
  'headerFields',
  'primaryFields',
  'secondaryFields',
  'auxiliaryFields',
  'footerFields',
])

/** Whether fields of a group stand on the face of the pass, neither in its details nor in a tile below it. */
export function isOnFront(group: FieldGroup): boolean {
  return FRONT_GROUPS.has(group)
}
