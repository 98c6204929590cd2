import { passRule } from '../rule.ts'

export const fieldEditorId = passRule({
  id: 'field-editor-id',
  severity: 'info',
  effect: 'none',
  condition: '_id in a field, action or seat',
  onThePhone: "Ignored: an editor's item id",
  fix: 'Strip it from distributed passes',
  source: 'PB',
})
