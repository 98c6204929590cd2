import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runInMemory } from './support/run-in-memory.ts'
import { filesBelow, IDENTITY, makeFolder } from './support/workspace.ts'

const now = new Date('2026-06-01T10:00:00Z')
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47]

let folder: ReturnType<typeof makeFolder>
let source: string
beforeEach(async () => {
  folder = makeFolder()
  source = join(folder.path, 'Coffee.pass')
  expect(await runInMemory(['init', source, '--style', 'storeCard', '--name', 'Bayroast'])).toMatchObject({ code: 0 })
})
afterEach(() => folder.remove())

const preview = (...args: readonly string[]) => runInMemory(['preview', ...args], {}, { now })
const out = (name: string) => join(folder.path, name)

/** Size in pixels, as the header of a PNG says it. */
function sizeOf(path: string): readonly [number, number] {
  const bytes = readFileSync(path)
  expect([...bytes.subarray(0, 4)]).toEqual(PNG_SIGNATURE)
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

function changePass(change: (pass: Record<string, unknown>) => void): void {
  const path = join(source, 'pass.json')
  const pass: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
  change(pass)
  writeFileSync(path, JSON.stringify(pass))
}

describe('billfold preview', () => {
  test('draws the front of a folder as PNG, at twice its points unless told otherwise', async () => {
    expect(await preview(source, '-o', out('a.png'))).toMatchObject({ code: 0, stdout: `Wrote ${out('a.png')}\n` })
    expect(sizeOf(out('a.png'))).toEqual([750, 1070])
    expect(await preview(source, '--scale', '1', '-o', out('b.png'))).toMatchObject({ code: 0 })
    expect(sizeOf(out('b.png'))).toEqual([375, 535])
  })

  test('draws a .pkpass as SVG', async () => {
    const file = join(folder.path, 'Coffee.pkpass')
    expect(await runInMemory(['build', source, '-o', file], IDENTITY)).toMatchObject({ code: 0 })
    expect(await preview(file, '-o', out('a.svg'))).toMatchObject({ code: 0 })
    expect(readFileSync(out('a.svg'), 'utf8')).toMatch(/^<svg [^>]*data-layout="storeCard"/)
  })

  test.each(['back', 'stack', 'watch', 'share', 'all'])('draws the view %s', async view => {
    expect(await preview(source, '--view', view, '--scale', '1', '-o', out('a.png'))).toMatchObject({ code: 0 })
    expect(sizeOf(out('a.png'))[0]).toBeGreaterThan(100)
  })

  test('draws several passes in a pile, and in no other view', async () => {
    const stack = await preview(source, source, '--view', 'stack', '-o', out('a.svg'))
    expect(stack).toMatchObject({ code: 0 })
    expect(readFileSync(out('a.svg'), 'utf8').match(/data-pass="/g)).toHaveLength(2)
    expect(await preview(source, source, '-o', out('b.svg'))).toMatchObject({ code: 2 })
  })

  test('draws the banner of an update, and says when there is none', async () => {
    const fields = (value: string) => ({ secondaryFields: [{ key: 'tier', value, changeMessage: 'You are %@ now' }] })
    changePass(pass => Object.assign(pass, { storeCard: fields('Silver') }))
    const old = join(folder.path, 'Old.pass')
    expect(await runInMemory(['convert', source, old])).toMatchObject({ code: 0 })
    changePass(pass => Object.assign(pass, { storeCard: fields('Gold') }))
    expect(await preview(source, '--old', old, '--view', 'banner', '-o', out('a.svg'))).toMatchObject({ code: 0 })
    expect(readFileSync(out('a.svg'), 'utf8')).toContain('You are Gold now')
    const silent = await preview(old, '--old', old, '--view', 'banner', '-o', out('b.svg'))
    expect(silent).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing-to-say') })
    expect(await preview(source, '--view', 'banner', '-o', out('c.svg'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--old'),
    })
  })

  test('says what is not shown, and by which rule', async () => {
    changePass(pass =>
      Object.assign(pass, {
        storeCard: {
          secondaryFields: Array.from({ length: 5 }, (_, index) => ({ key: `k${index}`, value: `v${index}` })),
        },
      }),
    )
    const { stderr } = await preview(source, '-o', out('a.svg'))
    expect(stderr).toContain('/storeCard/secondaryFields/4: hidden (layout-')
  })

  test('formats dates and amounts for the device', async () => {
    const until = {
      key: 'until',
      value: '2026-06-12T22:30:00Z',
      dateStyle: 'PKDateStyleLong',
      timeStyle: 'PKDateStyleNone',
    }
    changePass(pass => Object.assign(pass, { storeCard: { secondaryFields: [until] } }))
    await preview(source, '--locale', 'de-DE', '--time-zone', 'Europe/Berlin', '-o', out('a.svg'))
    expect(readFileSync(out('a.svg'), 'utf8')).toContain('13. Juni 2026')
  })

  test.each([
    ['no output', []],
    ['another form', ['-o', 'a.gif']],
    ['a scale that is none', ['--scale', 'big', '-o', 'a.png']],
    ['a view that is none', ['--view', 'inside', '-o', 'a.png']],
    ['a system that is none', ['--style-set', 'ios6', '-o', 'a.png']],
    ['a zone that is none', ['--time-zone', 'Nowhere', '-o', 'a.png']],
  ])('is called wrongly with %s', async (_what, args) => {
    expect(await preview(source, ...args)).toMatchObject({ code: 2, stdout: '' })
  })

  test('replaces a picture only when it is told to', async () => {
    await preview(source, '-o', out('a.svg'))
    expect(await preview(source, '-o', out('a.svg'))).toMatchObject({ code: 2 })
    expect(await preview(source, '-o', out('a.svg'), '--force')).toMatchObject({ code: 0 })
    expect([...filesBelow(folder.path).keys()].filter(name => name.includes('.new'))).toEqual([])
  })
})
