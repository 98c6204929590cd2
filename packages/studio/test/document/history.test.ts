import { describe, expect, test } from 'vitest'
import { edit, redo, startHistory, undo } from '../../src/document/history.ts'
import { createDocument } from '../../src/document/pass-document.ts'

const start = startHistory(createDocument({ text: '{"logoText":""}' }))
const type = (history: typeof start, value: string, at: number) =>
  edit(
    history,
    { kind: 'json', edits: [{ op: 'set', pointer: '/logoText', value }] },
    { label: 'change the logo text', mergeKey: '/logoText', at },
  )

describe('history', () => {
  test('takes letters typed in haste as one step, and those after a rest as another', () => {
    const typed = type(type(type(start, 'B', 0), 'Ba', 300), 'Bay', 9000)
    expect(typed.past).toHaveLength(2)
    expect(undo(typed).document.content).toEqual({ logoText: 'Ba' })
    expect(undo(undo(typed)).document).toBe(start.document)
  })

  test('remembers in words what can be undone and made again', () => {
    const typed = type(start, 'B', 0)
    expect(typed.past.at(-1)?.label).toBe('change the logo text')
    expect(undo(typed).future.at(-1)?.label).toBe('change the logo text')
    expect(redo(undo(typed)).document).toBe(typed.document)
  })

  test('forgets what was undone once something else is done', () => {
    expect(type(undo(type(start, 'B', 0)), 'C', 10).future).toEqual([])
  })

  test('counts nothing that changes nothing', () => {
    expect(type(start, '', 0)).toBe(start)
    expect(undo(start)).toBe(start)
    expect(redo(start)).toBe(start)
  })

  test('keeps the last pass that could be read while the text is no JSON, and lets no form edit near it', () => {
    const broken = edit(start, { kind: 'text', text: '{"logoText":' }, { label: 'edit pass.json', at: 0 })
    expect(broken.document.content).toEqual({ logoText: '' })
    expect(type(broken, 'B', 10)).toBe(broken)
  })
})
