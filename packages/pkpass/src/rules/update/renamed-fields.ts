import type { PlacedField } from '../pass-context.ts'
import type { UpdateContext } from '../update-context.ts'

/** Fields with a message whose key seems to have changed: one is gone, and one of the same group and label or message is new. */
export function renamedFields({
  gone,
  added,
}: UpdateContext): { readonly old: PlacedField; readonly now: PlacedField }[] {
  return gone.flatMap(old => {
    if (old.field.changeMessage === undefined) return []
    const now = added.find(candidate => isLike(old, candidate))
    return now ? [{ old, now }] : []
  })
}

function isLike(old: PlacedField, now: PlacedField): boolean {
  if (old.style !== now.style || old.group !== now.group) return false
  const hasSameLabel = old.field.label !== undefined && old.field.label === now.field.label
  return hasSameLabel || old.field.changeMessage === now.field.changeMessage
}
