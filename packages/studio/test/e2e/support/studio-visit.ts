import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { builtStudio } from './built-studio.ts'
import { expectAccessible } from './expect-accessible.ts'
import { openBrowser } from './open-browser.ts'
import { type StartedBillfold, startBillfold } from './start-billfold.ts'

/** A page of the studio, made anew for each test. */
export interface StudioVisit {
  readonly page: Page
  readonly context: BrowserContext
  readonly origin: string
  /** Files of the build. */
  readonly folder: string
}

interface VisitOptions {
  /** Where time stands still, for server and page. Default: it goes on. */
  readonly now?: Date
  /** What the browser complains of with good reason. */
  readonly isMeant?: (complaint: string) => boolean
}

/** Of answers that were meant to be refusals the browser tells too. */
export const isRefusedCall = (complaint: string) => complaint.startsWith('Failed to load resource')

/** Serves the studio for a file of tests, and visits it in each; whatever else the browser complains of fails the test. */
export function visitStudio({ now, isMeant = () => false }: VisitOptions = {}): () => StudioVisit {
  let served: StartedBillfold
  let browser: Browser
  let visit: StudioVisit | undefined
  let complaints: string[] = []

  beforeAll(async () => {
    served = await startBillfold({ now: () => now ?? new Date() })
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.[Symbol.asyncDispose]()
  })
  beforeEach(async () => {
    complaints = []
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    if (now) await page.clock.setFixedTime(now)
    page.on('console', message => {
      if (message.type() === 'error' && !isMeant(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(error.message))
    visit = { page, context, origin: served.origin, folder: builtStudio() }
  })
  afterEach(async () => {
    await visit?.context.close()
    expect(complaints, 'what the browser complained of, breaches of the content security policy among it').toEqual([])
  })
  return () => {
    if (!visit) throw new TypeError('Expected to be in a test')
    return visit
  }
}

/** Begins a design with a template, and waits until everything of it is there. */
export async function begin({ page, origin }: Pick<StudioVisit, 'page' | 'origin'>, template: string): Promise<void> {
  await page.goto(origin)
  await page.getByRole('button', { name: template }).click()
  await designerIsThere(page)
}

export async function designerIsThere(page: Page): Promise<void> {
  await page.locator('.phone svg').waitFor({ state: 'attached' })
  await page.locator('.findings h2', { hasText: /finding|mend/i }).waitFor({ state: 'attached' })
}

/** Holds a page against the rules of axe, light and dark. */
export async function expectAccessibleInBoth(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The whole `pass.json`, by way of the clipboard: the editor draws only the lines that are seen. */
export async function passJson({ page }: StudioVisit): Promise<unknown> {
  await page.getByRole('button', { name: 'Copy as' }).click()
  await page.getByRole('menuitem', { name: 'pass.json' }).click()
  await page.getByText('Copied pass.json').waitFor()
  return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
}
