import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/expect-accessible.ts'
import { fixturePath, NOW } from './support/start-billfold.ts'
import { isRefusedCall, visitStudio } from './support/studio-visit.ts'

const visit = visitStudio({ now: NOW, isMeant: isRefusedCall })
let page: Page
let files: string

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'billfold-check-'))
})

afterAll(() => rm(files, { recursive: true, force: true }))

beforeEach(async () => {
  page = visit().page
  await page.goto(`${visit().origin}/install-check`)
  await page.getByRole('heading', { level: 1 }).waitFor()
})

const verdict = () => page.getByRole('region', { name: 'Verdict' }).getByRole('heading')

async function choose(...paths: string[]): Promise<void> {
  await page.getByLabel('Pass to check').setInputFiles(paths)
}

async function write(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(files, name)
  await writeFile(path, bytes)
  return path
}

describe('install check', () => {
  test('teaches what it looks at before there is a file', async () => {
    await page.getByRole('heading', { name: 'What it is, most often' }).waitFor()
    await expectAccessible(page)
  })

  test.each([
    ['sig-digest-mismatch', 'iPhone will refuse this pass: the signature does not match the manifest.'],
    ['manifest-hash-mismatch', 'iPhone will refuse this pass: icon@2x.png was changed after the pass was signed.'],
    ['manifest-missing-entry', /^iPhone will refuse this pass: .+ is not in the manifest\.$/],
    ['icon-missing', 'iPhone will refuse this pass: it has no icon.'],
    ['cert-expired', 'iPhone will refuse this pass: the certificate that signed it has expired.'],
    ['sig-untrusted-root', 'iPhone will refuse this pass: its certificate does not come from Apple.'],
    ['zip-encrypted', 'iPhone will refuse this pass: the archive is encrypted.'],
    ['valid', 'The virtual iPhone will install this pass.'],
    ['json-unknown-key', /^The virtual iPhone will install this pass, and not show all of it as it is meant/],
  ])('says in a sentence what becomes of %s', async (fixture, sentence) => {
    await choose(fixturePath(fixture))
    await verdict().getByText(sentence).waitFor()
    await expectAccessible(page)
  })

  test('takes a broken pass, mends it at one click, and opens it mended in the designer', async () => {
    await choose(fixturePath('json-number-for-string'))
    await verdict().getByText('iPhone will refuse this pass: serialNumber: expected a text, found 1.').waitFor()
    const findings = page.getByRole('region', { name: 'Findings' })
    await findings.getByRole('button', { name: /^Fix/ }).click()
    await findings.getByRole('heading', { name: 'All mended' }).waitFor()
    expect(await findings.getByRole('button').count()).toBe(0)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Open it mended in the designer' }).click()
    await page.waitForURL(/\/designs\/./)
    await page.locator('.cm-content').getByText('"serialNumber"').waitFor({ state: 'attached' })
    const line = page.locator('.cm-line', { hasText: '"serialNumber"' })
    expect(await line.textContent()).toContain('"1"')
  })

  test('takes what is dropped anywhere on the page', async () => {
    const bytes = [...(await readFile(fixturePath('icon-missing')))]
    const transfer = await page.evaluateHandle(content => {
      const dropped = new DataTransfer()
      dropped.items.add(new File([new Uint8Array(content)], 'dropped.pkpass'))
      return dropped
    }, bytes)
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer })
    await page.getByText('Let go to check it').waitFor()
    await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
    await page.getByText('dropped.pkpass').first().waitFor()
    await verdict().getByText('it has no icon').waitFor()
  })

  test('holds the hashes that were found against those of the manifest', async () => {
    await choose(fixturePath('manifest-hash-mismatch'))
    const row = page.getByRole('row', { name: /icon@2x\.png/ })
    await row.getByText('the manifest has another').waitFor()
    const hashes = await row.locator('code[title]').evaluateAll(all => all.map(each => each.getAttribute('title')))
    expect(new Set(hashes).size).toBe(2)
  })

  test('marks an expired certificate in words, and says how to come by another', async () => {
    await choose(fixturePath('cert-expired'))
    await page.getByRole('region', { name: 'Certificates' }).getByText('Expired 17 months ago').waitFor()
    await page.getByText('Issuing the pass anew with a valid certificate mends this.').waitFor()
  })

  test('marks the places in pass.json, though the file has no line breaks', async () => {
    await choose(fixturePath('json-number-for-string'))
    const text = page.getByRole('region', { name: 'Text of pass.json' })
    const marked = text.locator('[data-severity="error"]', { hasText: '"serialNumber": 1' })
    await marked.getByText('serialNumber: expected a text, found 1.').waitFor()
  })

  test('says what a file is that is no pass', async () => {
    await choose(await write('holiday.pkpass', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])))
    await verdict().getByText('This is no pass: it is a JPEG image.').waitFor()
    await expectAccessible(page)
  })

  test('sends nothing that is too large to be a pass', async () => {
    const sent: string[] = []
    page.on('request', request => sent.push(request.url()))
    await choose(await write('large.pkpass', new Uint8Array(17 * 1024 * 1024)))
    await page.getByRole('alert').getByText('This file is too large to be a pass: 17.0 MB.').waitFor()
    expect(sent.filter(url => url.includes('/api/inspect'))).toEqual([])
    await expectAccessible(page)
  })

  test('keeps the file while the server cannot be reached, and tries again', async () => {
    await page.route('**/api/inspect', route => route.abort())
    await choose(fixturePath('valid'))
    await page.getByRole('alert').getByText('It could not be checked.').waitFor()
    await expectAccessible(page)
    await page.unroute('**/api/inspect')
    await page.getByRole('button', { name: 'Try again' }).click()
    await verdict().getByText('The virtual iPhone will install this pass.').waitFor()
  })

  test('says so when the session has ended', async () => {
    await page.route('**/api/inspect', route =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'ERR_API_KEY_MISSING', detail: 'No key' }),
      }),
    )
    await choose(fixturePath('valid'))
    await page.getByRole('alert').getByText('You are signed out.').waitFor()
    await expectAccessible(page)
  })

  test('shows that it is at work', async () => {
    await page.route('**/api/inspect', () => {})
    await choose(fixturePath('valid'))
    await page.getByRole('progressbar', { name: 'Checking valid.pkpass' }).waitFor()
    await expectAccessible(page)
  })

  test('explains the passes of a bundle one by one', async () => {
    const bundle = zipSync({
      'valid.pkpass': await readFile(fixturePath('valid')),
      'sig-invalid.pkpass': await readFile(fixturePath('sig-invalid')),
    })
    await choose(await write('all.pkpasses', bundle))
    await verdict().getByText('The virtual iPhone will install this pass.').waitFor()
    await page.getByText('In a bundle of passes, one that is refused takes all others with it.').waitFor()
    await page.getByRole('button', { name: 'sig-invalid.pkpass' }).click()
    await verdict().getByText('the signature was not made with the key of its certificate').waitFor()
    await expectAccessible(page)
  })

  test('has room on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await choose(fixturePath('manifest-hash-mismatch'))
    await verdict().waitFor()
    const overflow = await page.evaluate(
      'document.querySelector("#content").scrollWidth - document.querySelector("#content").clientWidth',
    )
    expect(overflow).toBe(0)
    await expectAccessible(page)
  })
})
