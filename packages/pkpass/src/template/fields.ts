import type { PassDraft } from '../bundle/pass-draft.ts'
import { FIELD_GROUPS, type Field, type FieldGroup } from '../schema/field.ts'
import { STYLES, type Style } from '../schema/pass.ts'

/** A place of a pass where a field stands. */
export interface FieldPlace {
  readonly style: Style
  readonly group: FieldGroup
  readonly field: Field
}

/** All fields of a pass, in every style and group: the parameters of a template. */
export function fieldPlaces(content: PassDraft): FieldPlace[] {
  return STYLES.flatMap(style =>
    FIELD_GROUPS.flatMap(group => (content[style]?.[group] ?? []).map(field => ({ style, group, field }))),
  )
}

/** Changes the groups of fields in every style of a pass. A group that is not there is given as nothing. */
export function mapGroups(
  content: PassDraft,
  change: (fields: readonly Field[] | undefined, group: FieldGroup) => readonly Field[] | undefined,
): PassDraft {
  const styles = STYLES.flatMap(style => {
    const old = content[style]
    if (!old) return []
    const groups = FIELD_GROUPS.flatMap(group => {
      const fields = change(old[group], group)
      return fields ? [[group, fields]] : []
    })
    return [[style, { ...old, ...Object.fromEntries(groups) }]]
  })
  return { ...content, ...Object.fromEntries(styles) }
}
