import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseStrings, STYLES, type Style } from '@billfold/pkpass'
import { inspectImage } from '@billfold/pkpass/images'
import { STARTERS } from '@billfold/starters'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { runInMemory } from './support/run-in-memory.ts'
import { filesBelow, makeFolder } from './support/workspace.ts'

const passJson = z.looseObject({
  organizationName: z.string(),
  backgroundColor: z.string(),
  foregroundColor: z.string(),
  labelColor: z.string(),
  expirationDate: z.string().optional(),
})

let folder: ReturnType<typeof makeFolder>
let pass: string
beforeEach(() => {
  folder = makeFolder()
  pass = join(folder.path, 'Mine.pass')
})
afterEach(() => folder.remove())

function readPass() {
  const files = filesBelow(pass)
  const text = String(files.get('pass.json'))
  return { files, text, content: passJson.parse(JSON.parse(text)) }
}

describe.each(STYLES)('billfold init --style %s', style => {
  test('gives a pass that Wallet takes as it is', async () => {
    const data = join(folder.path, 'data')
    const output = join(folder.path, 'Mine.pkpass')
    expect(await runInMemory(['init', pass, '--style', style])).toMatchObject({ code: 0, stderr: '' })
    const built = await runInMemory(['build', pass, '-o', output, '--sandbox', data])
    expect(built).toMatchObject({ code: 0, stderr: '' })
    const inspected = await runInMemory(['inspect', output, '--trust', join(data, 'trust'), '--json'])
    const { valid, findings } = z
      .object({ valid: z.boolean(), findings: z.array(z.object({ rule: z.string(), severity: z.string() })) })
      .parse(JSON.parse(inspected.stdout))
    expect(valid).toBe(true)
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test('draws every image in three scales', async () => {
    await runInMemory(['init', pass, '--style', style])
    const { files } = readPass()
    for (const slot of Object.keys(STARTERS[style].art)) {
      const [small, medium, large] = await Promise.all(
        ['.png', '@2x.png', '@3x.png'].map(ending => inspectImage(new Uint8Array(files.get(`${slot}${ending}`) ?? []))),
      )
      expect(medium).toMatchObject({ format: 'png', width: 2 * (small?.width ?? 0), height: 2 * (small?.height ?? 0) })
      expect(large).toMatchObject({ format: 'png', width: 3 * (small?.width ?? 0), height: 3 * (small?.height ?? 0) })
    }
  })

  test('is for whoever is named', async () => {
    await runInMemory(['init', pass, '--style', style, '--name', 'Zoë’s "Place"'])
    const { files, text, content } = readPass()
    expect(content.organizationName).toBe('Zoë’s "Place"')
    expect(text).not.toContain(STARTERS[style].name)
    for (const strings of stringsOf(files)) expect(JSON.stringify([...strings])).not.toContain(STARTERS[style].name)
  })

  test('translates nothing but texts of the pass, and all of them into each language', async () => {
    await runInMemory(['init', pass, '--style', style])
    const { files, text } = readPass()
    const texts = new Set(textsOf(JSON.parse(text)))
    const languages = stringsOf(files)
    for (const strings of languages) {
      expect([...strings.keys()]).toEqual([...(languages[0]?.keys() ?? [])])
      expect([...strings.keys()].filter(key => !texts.has(key))).toEqual([])
    }
  })

  test('can be read: values and labels stand out', async () => {
    await runInMemory(['init', pass, '--style', style])
    const { backgroundColor, foregroundColor, labelColor } = readPass().content
    // What WCAG asks of texts, and of large ones.
    expect(contrast(foregroundColor, backgroundColor)).toBeGreaterThan(4.5)
    expect(contrast(labelColor, backgroundColor)).toBeGreaterThan(3)
  })

  test('is not expired', async () => {
    await runInMemory(['init', pass, '--style', style])
    const { expirationDate } = readPass().content
    if (expirationDate !== undefined) expect(Date.parse(expirationDate)).toBeGreaterThan(Date.now())
  })
})

test('says what to do next, in words that a shell understands', async () => {
  const odd = join(folder.path, "It's mine.pass")
  const { stdout } = await runInMemory(['init', odd, '--style', 'coupon'])
  expect(stdout).toContain(`npx billfold build '${folder.path}/It'\\''s mine.pass' -o 'It'\\''s mine.pkpass' --sandbox`)
  expect(stdout).toContain('npx billfold inspect')
})

describe('billfold init writes over nothing', () => {
  const init = (...more: string[]) => runInMemory(['init', pass, '--style', 'generic', ...more])

  test('an empty folder is filled', async () => {
    mkdirSync(pass)
    expect((await init()).code).toBe(0)
  })

  test('a folder that is there stays that folder, for whoever stands in it', async () => {
    mkdirSync(pass)
    const { ino } = statSync(pass)
    await init()
    await init('--force')
    expect(statSync(pass).ino).toBe(ino)
    expect([...filesBelow(pass).keys()]).toContain('pass.json')
  })

  test('a pass is replaced with --force only, and then whole', async () => {
    await runInMemory(['init', pass, '--style', 'storeCard'])
    const before = filesBelow(pass)
    expect(await init()).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') })
    expect(filesBelow(pass)).toEqual(before)
    expect((await init('--force')).code).toBe(0)
    expect([...filesBelow(pass).keys()]).not.toContain('strip.png')
    expect([...filesBelow(folder.path).keys()].filter(path => !path.startsWith('Mine.pass/'))).toEqual([])
  })

  test.each(['notes.txt', 'package.json', '.git'])('a folder that holds %s is never replaced', async name => {
    await init()
    writeFileSync(join(pass, name), 'mine')
    const before = filesBelow(pass)
    expect(await init('--force')).toMatchObject({ code: 2, stderr: expect.stringContaining(name) })
    expect(filesBelow(pass)).toEqual(before)
  })

  test.each<[string, string[], RegExp]>([
    ['no style', [], /Which style\? .*posterGeneric/],
    ['an unknown style', ['--style', 'loyalty'], /found "loyalty"/],
    ['an empty name', ['--style', 'coupon', '--name', ' '], /--name/],
    ['a name in two lines', ['--style', 'coupon', '--name', 'a\nb'], /--name/],
  ])('%s is a usage error', async (_, args, message) => {
    const { code, stderr } = await runInMemory(['init', pass, ...args])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect([...filesBelow(folder.path)]).toEqual([])
  })

  test('a place that cannot be written is named', async () => {
    const result = await runInMemory(['init', join(folder.path, 'no/where.pass'), '--style', 'coupon' satisfies Style])
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no folder') })
  })
})

function stringsOf(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, string>[] {
  return [...files]
    .filter(([path]) => path.endsWith('.strings'))
    .map(([, bytes]) => parseStrings(new Uint8Array(bytes)))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** @see WCAG 2.2, "relative luminance" */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [...color.matchAll(/\d+/g)].map(([text]) => {
    const share = Number(text) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
