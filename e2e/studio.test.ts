import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { builtStudio } from '../packages/studio/test/e2e/support/built-studio.ts'
import { expectAccessible } from '../packages/studio/test/e2e/support/expect-accessible.ts'
import { openBrowser } from '../packages/studio/test/e2e/support/open-browser.ts'
import { BillfoldProcess, LIMIT_MS, temporaryFolder } from './support/billfold-process.ts'

const readySchema = z.object({ url: z.string(), apiKey: z.string() })

let folder: ReturnType<typeof temporaryFolder>
let billfold: BillfoldProcess
let ready: z.infer<typeof readySchema>
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  builtStudio()
  folder = temporaryFolder()
  const data = join(folder.path, 'data')
  billfold = new BillfoldProcess(['dev', '--port', '0', '--data', data])
  await billfold.waitForOutput(/Ctrl-C ends it/)
  ready = readySchema.parse(JSON.parse(readFileSync(join(data, 'dev.json'), 'utf8')))
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await billfold?.[Symbol.asyncDispose]()
  folder?.[Symbol.dispose]()
})

beforeEach(async () => {
  complaints = []
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  page.setDefaultTimeout(LIMIT_MS)
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
})

afterEach(async () => {
  await page.context().close()
  expect(complaints, 'what the browser complained of, breaches of the content security policy among it').toEqual([])
})

test('from a template to the banner: pick, issue, add on the iPhone, change, update', async () => {
  await page.goto(ready.url)
  const tour = page.getByRole('complementary', { name: 'First steps' })
  await page.getByRole('button', { name: 'Coffee loyalty' }).click()
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
  await page.getByText('Issued.', { exact: true }).waitFor()
  const phone = page.getByRole('complementary', { name: 'Virtual iPhone' })
  await phone.getByRole('button', { name: 'Add', exact: true }).click()
  await phone.getByRole('button', { name: 'Done', exact: true }).waitFor()
  await tour.getByText('Change what a field says, then press Update.').waitFor()

  await page.getByLabel('Value of Primary field 1', { exact: true }).fill('1300')
  await page.getByRole('button', { name: 'Update', exact: true }).click()
  await page.getByText('Updated; 1 phone was told.').waitFor()
  await phone.getByText('You have 1,300 points').first().waitFor()
  await tour.waitFor({ state: 'detached' })
  await expectAccessible(page)

  await phone.getByRole('button', { name: 'Lock Screen' }).click()
  await phone.getByText('You have 1,300 points').first().waitFor()
  await expectAccessible(page)
}, 60_000)

test('who comes with a key of the API sees the same project, and nobody from elsewhere is let in', async () => {
  const answer = await fetch(`${ready.url}/api/passes`, { headers: { Authorization: `Bearer ${ready.apiKey}` } })
  expect(await answer.json()).toMatchObject({ passes: [{ name: 'Bayroast Coffee' }] })
  const foreign = await fetch(`${ready.url}/studio/session`, {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' },
  })
  expect(foreign.status).toBe(403)
})
