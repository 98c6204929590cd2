import { jsonPointer } from '../../findings/finding.ts'
import type { SemanticTags } from '../../schema/semantic-tags.ts'
import type { Path } from '../pass-context.ts'
import { passRule } from '../rule.ts'
import { everyField } from './every-field.ts'

export const fieldEditorId = passRule({
  id: 'field-editor-id',
  severity: 'info',
  effect: 'none',
  condition: '_id in a field, action or seat',
  onThePhone: "Ignored: an editor's item id",
  fix: 'Remove _id from passes that are distributed',
  source: 'PB',
  check(context, report) {
    const { pass } = context
    const tell = (holder: object, path: Path) => {
      if (!Object.hasOwn(holder, '_id')) return
      const place = [...path, '_id']
      report("Found _id, the handle of an editor's item", place, [{ op: 'remove', pointer: jsonPointer(place) }])
    }
    const tellSeats = (semantics: SemanticTags | undefined, path: Path) => {
      for (const [index, seat] of (semantics?.seats ?? []).entries()) tell(seat, [...path, 'semantics', 'seats', index])
    }
    for (const { field, path } of everyField(context)) {
      tell(field, path)
      tellSeats(field.semantics, path)
    }
    for (const [index, action] of (pass.featuredActions ?? []).entries()) tell(action, ['featuredActions', index])
    tellSeats(pass.semantics, [])
    for (const [index, entry] of (pass.upcomingPassInformation ?? []).entries()) {
      tellSeats(entry.semantics, ['upcomingPassInformation', index])
    }
  },
})
