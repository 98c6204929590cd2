import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectPass, trustCertificates } from '@billfold/pkpass'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { NOW } from './support/start-billfold.ts'
import { begin, expectAccessibleInBoth, isRefusedCall, visitStudio } from './support/studio-visit.ts'

const visit = visitStudio({ now: NOW, isMeant: isRefusedCall })
let page: Page
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'billfold-issuing-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  page = visit().page
})

const outcome = () => page.getByRole('region', { name: 'What became of it' })

describe('issuing', () => {
  test('issues once, and then updates the very pass', async () => {
    await begin(visit(), 'Coffee loyalty')
    await page.getByRole('button', { name: 'Issue', exact: true }).click()
    await outcome().getByText('Issued.', { exact: true }).waitFor()
    const serial = await outcome().locator('code').textContent()
    const link = await outcome().getByLabel('Whoever opens this link gets the pass').inputValue()
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/p\//)
    await expectAccessibleInBoth(page)
    await page.getByRole('button', { name: 'Update', exact: true }).click()
    await outcome().getByText('Nothing changed: phones have it as it stands.').waitFor()
    await page.getByLabel('Value of Primary field 1').fill('1300')
    await page.getByRole('button', { name: 'Update', exact: true }).click()
    await outcome().getByText('Updated. No phone holds it yet, so none was told.').waitFor()
    expect(await outcome().locator('code').textContent()).toBe(serial)
    expect(await outcome().getByLabel('Whoever opens this link gets the pass').inputValue()).toBe(link)
    await page.reload()
    await page.getByRole('button', { name: 'Update', exact: true }).waitFor()
  })

  test('shows on the Lock Screen what the next update would say', async () => {
    await begin(visit(), 'Gift card')
    await page.getByLabel('Value of Primary field 1').fill('30')
    await page.getByRole('button', { name: 'Issue', exact: true }).click()
    await outcome().getByText('Issued.', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Lock Screen', exact: true }).click()
    await page.getByText(/No field has another value since it was issued/).waitFor()
  })

  test('saves the signed file', async () => {
    await begin(visit(), 'Parking')
    await page.getByRole('button', { name: 'Copy as' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download .pkpass' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('Harbour Garage.pkpass')
    const path = join(folder, 'saved.pkpass')
    await download.saveAs(path)
    expect(
      inspectPass(new Uint8Array(await readFile(path)), { now: NOW, trust: trustCertificates([]) }).pass,
    ).toMatchObject({
      logoText: 'Harbour Garage',
    })
  })

  test('leads from a refusal to the findings', async () => {
    await page.goto(visit().origin)
    await page.getByRole('button', { name: 'Paste a pass.json' }).click()
    const nameless = { logoText: 'Kiln', generic: { primaryFields: [{ label: 'A', value: 'b' }] } }
    await page.getByLabel('Text of the pass.json').fill(JSON.stringify(nameless))
    await page.getByRole('button', { name: 'Open in the designer' }).click()
    await page.getByRole('button', { name: 'Issue', exact: true }).click()
    await outcome().getByRole('alert').getByText('Not issued: Wallet would refuse it.').waitFor()
    await expectAccessibleInBoth(page)
    await outcome().getByRole('button', { name: 'See the findings' }).click()
    const findings = page.getByRole('region', { name: 'Findings', exact: true })
    expect(await findings.evaluate(element => element === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Issue', exact: true }).waitFor()
  })
})
