import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatStrings } from '@billfold/pkpass/display'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { begin, designerIsThere, expectAccessibleInBoth, passJson, visitStudio } from './support/studio-visit.ts'

const PASS = `${JSON.stringify(
  {
    formatVersion: 1,
    serialNumber: '1',
    passTypeIdentifier: 'pass.com.example',
    teamIdentifier: 'A1B2C3D4E5',
    organizationName: 'Kiln',
    description: 'Card',
    logoText: 'Kiln',
    storeCard: { primaryFields: [{ key: 'points', label: 'Points', value: 12 }] },
  },
  null,
  2,
)}\n`
/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
const FILES = {
  'pass.json': strToU8(PASS),
  'icon@2x.png': new Uint8Array(PNG),
  'de.lproj/pass.strings': formatStrings({ Points: 'Punkte' }),
  'personalization.json': strToU8('{}'),
}

const visit = visitStudio()
let folder: string
/** Paths on the disk, by what they are. */
let dropped: Record<'folder' | 'json' | 'pkpass' | 'template' | 'zip', string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'billfold-drop-'))
  const wrapped = Object.fromEntries(Object.entries(FILES).map(([path, bytes]) => [`Kiln/${path}`, bytes]))
  dropped = {
    pkpass: join(folder, 'kiln.pkpass'),
    template: join(folder, 'Kiln.pkpasstemplate'),
    folder: join(folder, 'Kiln'),
    zip: join(folder, 'kiln.zip'),
    json: join(folder, 'pass.json'),
  }
  await writeFile(dropped.pkpass, zipSync({ ...FILES, 'manifest.json': strToU8('{}'), signature: strToU8('x') }))
  await writeFile(dropped.zip, zipSync(wrapped))
  await writeFile(dropped.json, PASS)
  for (const each of [dropped.template, dropped.folder]) {
    await mkdir(join(each, 'de.lproj'), { recursive: true })
    for (const [path, bytes] of Object.entries(FILES)) await writeFile(join(each, path), bytes)
  }
})
afterAll(() => rm(folder, { recursive: true }))

/** Drops files of the disk as a person does: only then does a browser let folders be walked. */
async function drop(path: string): Promise<void> {
  const { context, page, origin } = visit()
  await page.goto(origin)
  await page.getByRole('button', { name: 'Open a file' }).waitFor()
  const debug = await context.newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await debug.send('Input.dispatchDragEvent', { type, x: 700, y: 600, data })
  }
}

describe('what is dropped on the gallery', () => {
  test.each(['pkpass', 'template', 'folder', 'zip', 'json'] as const)('opens: a %s', async form => {
    const { page } = visit()
    await drop(dropped[form])
    await designerIsThere(page)
    expect(await passJson(visit())).toEqual(JSON.parse(PASS))
    const said = page.getByRole('region', { name: 'Opened file' })
    if (form === 'json') await said.getByText('Everything in it is here.').waitFor()
    else await said.getByText(/personalization\.json has no form here, and is kept/).waitFor()
    if (form === 'pkpass') await said.getByText(/^It was signed\./).waitFor()
    if (form !== 'json') expect(await page.getByLabel('Points in German').inputValue()).toBe('Punkte')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await said.waitFor({ state: 'detached' })
  })

  test('is refused with what to do when the archive is damaged, and the page stays', async () => {
    const { page } = visit()
    const broken = join(folder, 'half.pkpass')
    await writeFile(broken, zipSync(FILES).subarray(0, 200))
    await drop(broken)
    await page
      .getByRole('alert')
      .getByText(/The archive is damaged or encrypted.*Download or pack it again\./)
      .waitFor()
    await expectAccessibleInBoth(page)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  test('can be chosen too, as a file or as a folder', async () => {
    const { page, origin } = visit()
    await page.goto(origin)
    const [files] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open a file' }).click(),
    ])
    await files.setFiles(dropped.pkpass)
    await page.getByText('Opened kiln.pkpass.').waitFor()
    await page.goto(origin)
    const [folders] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open a folder' }).click(),
    ])
    await folders.setFiles(dropped.template)
    await page.getByText('Opened Kiln.pkpasstemplate.').waitFor()
    await expectAccessibleInBoth(page)
  })
})

describe('a design that the browser does not keep', () => {
  test('says so, and how it is saved all the same', async () => {
    const { page } = visit()
    await begin(visit(), 'Parking')
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('There is no room left', 'QuotaExceededError')
      }
    })
    await page.getByLabel('Logo text').fill('Kiln Garage')
    await page
      .getByRole('alert')
      .getByText(/This browser does not keep the design/)
      .waitFor()
    await expectAccessibleInBoth(page)
  })
})

describe('a template folder', () => {
  test('is saved with everything in it, as another reader of archives sees it', async () => {
    const { page } = visit()
    await begin(visit(), 'Train')
    await page.getByRole('button', { name: 'Copy as' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Template folder' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Cedar Line.pkpasstemplate.zip')
    const saved = join(folder, 'saved.zip')
    await download.saveAs(saved)
    const names = await namesIn(saved)
    expect(names).toContain('Cedar Line.pkpasstemplate/pass.json')
    expect(names).toContain('Cedar Line.pkpasstemplate/tooling.json')
    expect(names).toContain('Cedar Line.pkpasstemplate/icon@3x.png')
    const pass = await passJson(visit())
    await drop(saved)
    await page.getByText('Opened saved.zip.').waitFor()
    await designerIsThere(page)
    expect(await passJson(visit())).toMatchObject(pass ?? {})
  })
})

async function namesIn(path: string): Promise<string[]> {
  const bytes = await readFile(path)
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: false }, (error, archive) => {
      if (error) {
        reject(error)
        return
      }
      const names: string[] = []
      archive.on('entry', ({ fileName }) => names.push(fileName))
      archive.on('error', reject)
      archive.on('end', () => resolve(names))
    })
  })
}
