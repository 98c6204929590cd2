import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Billfold, startBillfold } from '../packages/client/test/support/start-billfold.ts'
import { OPERATIONS } from '../packages/server/src/http/operations.ts'
import { PROBLEMS } from '../packages/server/src/problems.ts'
import { expectAccessible } from '../packages/studio/test/e2e/support/expect-accessible.ts'
import { openBrowser } from '../packages/studio/test/e2e/support/open-browser.ts'

let billfold: Billfold
let browser: Awaited<ReturnType<typeof openBrowser>>
const complaints: string[] = []
beforeAll(async () => {
  billfold = await startBillfold()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await billfold[Symbol.asyncDispose]()
})

const open = async (path: string, width = 1440, colorScheme: 'light' | 'dark' = 'light') => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
  page.on('console', message => complaints.push(message.text()))
  page.on('requestfailed', request => complaints.push(request.url()))
  await page.goto(`${billfold.url}${path}`)
  return page
}

describe('the reference', () => {
  test('has every operation, object and problem code, each at its address', async () => {
    const page = await open('/docs')
    const ids = new Set(
      z.array(z.string()).parse(await page.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)')),
    )
    for (const { id } of OPERATIONS) expect(ids).toContain(id)
    for (const anchor of ['issuePassFile.body.logoText', 'listPasses.cursor', 'showUsage.200.resetDate', 'Finding.fix'])
      expect(ids).toContain(anchor)
    const links = z
      .array(z.string())
      .parse(await page.evaluate('[...document.links].map(link => link.getAttribute("href"))'))
    for (const code of Object.keys(PROBLEMS)) expect(links).toContain(`/problems/${code}`)
    const broken = links.filter(link => link.startsWith('#') && !ids.has(link.slice(1)) && link !== '#content')
    expect(broken).toEqual([])
    expect(z.int().parse(await page.evaluate('document.querySelectorAll("[id]").length'))).toBe(ids.size)
    await page.close()
  })

  test('tells the type, limits and meaning of every field of a body', async () => {
    const page = await open('/docs#createKey')
    const field = page.locator('[id="createKey.body.name"]')
    expect(await field.innerText()).toBe('name string required 1 to 64 characters\n\nWhat it is for, for people')
    await page.close()
  })

  test('changes the language of its examples, by mouse and by keyboard', async () => {
    const page = await open('/docs')
    const [curl, typescript] = ['curl', 'typescript'].map(each => page.locator(`#issuePass .${each}`))
    expect([await curl?.isVisible(), await typescript?.isVisible()]).toEqual([true, false])
    await page.getByText('TypeScript', { exact: true }).first().click()
    expect([await curl?.isVisible(), await typescript?.isVisible()]).toEqual([false, true])
    await page.keyboard.press('ArrowLeft')
    expect([await curl?.isVisible(), await typescript?.isVisible()]).toEqual([true, false])
    await page.close()
  })

  test.each([
    ['/docs', 1440],
    ['/docs', 390],
    ['/problems/ERR_PASS_REFUSED', 390],
  ])('%s shuts nobody out, and fits at %i', async (path, width) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(path, width, colorScheme)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      await expectAccessible(page)
      // What stands around the content too.
      expect(await page.evaluate('axe.run(document).then(({ violations }) => violations.map(({ id }) => id))')).toEqual(
        [],
      )
      await page.close()
    }
  })

  test('runs nothing, asks nobody else, and breaks no rule of its own', async () => {
    const { headers } = await fetch(`${billfold.url}/docs`)
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'self';/)
    expect(complaints).toEqual([])
  })

  test('is sent once, and not again while it is the same', async () => {
    const first = await fetch(`${billfold.url}/docs`)
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    expect((await fetch(`${billfold.url}/docs`, { headers })).status).toBe(304)
    const style = /href="(\/docs\/reference-\w+\.css)"/.exec(await first.text())?.[1]
    const { headers: styleHeaders } = await fetch(`${billfold.url}${style}`)
    expect(styleHeaders.get('Cache-Control')).toContain('immutable')
  })
})

test('a problem code has a page in a browser, and text in a terminal', async () => {
  const page = await open('/problems/ERR_QUOTA_EXCEEDED')
  expect(await page.locator('h1').innerText()).toBe(PROBLEMS.ERR_QUOTA_EXCEEDED.title)
  await page.getByRole('link', { name: 'Update pass' }).click()
  expect(page.url()).toBe(`${billfold.url}/docs#updatePass`)
  await page.close()
  const answer = await fetch(`${billfold.url}/problems/ERR_QUOTA_EXCEEDED`, { headers: { Accept: '*/*' } })
  expect(answer.headers.get('Content-Type')).toContain('text/plain')
  expect((await fetch(`${billfold.url}/problems/ERR_OF_NOBODY`)).status).toBe(404)
})
