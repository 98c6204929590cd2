import type { Page } from 'playwright-core'
import type { ServedPhone } from '../support/serve-phone.ts'

/** A browser that has come to the studio, and the server it came to. */
export interface Visit {
  readonly page: Page
  readonly served: ServedPhone
  readonly width: number
}

/** Something of the studio worth a look. */
export interface State {
  readonly name: string
  /**
   * - `shared`: any server, whatever has been issued there
   * - `own`: one that nobody else uses, with a phone of its own
   * - `signed-out`: one that asks for a key
   */
  readonly server?: 'own' | 'shared' | 'signed-out'
  /** The steps of somebody's first visit are there. Default: they are behind. */
  readonly isFirst?: boolean
  /** All of a long page is worth a look too, down to this height. */
  readonly wholeHeight?: number
  /** Widths, where all of them would show the same. */
  readonly widths?: readonly number[]
  readonly reach: (visit: Visit) => Promise<void>
}

export async function goTo({ page, served }: Visit, path: string): Promise<void> {
  await page.goto(`${served.origin}${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

export async function designerIsThere(page: Page): Promise<void> {
  await page.locator('.phone svg').first().waitFor({ state: 'attached' })
  await page.locator('.findings h2', { hasText: /finding|mend/i }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Copy as' }).waitFor()
  const editor = page.locator('.json-host')
  if (await editor.isVisible()) await page.locator('.cm-content').waitFor()
  await page.mouse.move(0, 0)
}

export async function begin(visit: Visit, title: string): Promise<void> {
  await goTo(visit, '/')
  await visit.page.getByRole('button', { name: title }).click()
  await designerIsThere(visit.page)
}

/** Shows a column, or a view of the pass, if there is a choice of them. */
export async function show({ page }: Visit, view: string): Promise<void> {
  const button = page.locator('main').getByRole('button', { name: view, exact: true })
  if (await button.first().isVisible()) await button.first().click()
}

export async function showJson(visit: Visit): Promise<void> {
  await show(visit, 'JSON')
  await visit.page.locator('.cm-content').waitFor()
}

/** Puts another text in the place of all of `pass.json`. */
export async function replaceJson(visit: Visit, pass: unknown): Promise<void> {
  await showJson(visit)
  await visit.page.locator('.cm-content').click()
  await visit.page.keyboard.press('Control+a')
  // First, or the browser would give the new text the style of the old.
  await visit.page.keyboard.press('Delete')
  await visit.page.keyboard.insertText(JSON.stringify(pass, null, 2))
}

export async function paste(visit: Visit, pass: unknown): Promise<void> {
  await goTo(visit, '/')
  await visit.page.getByRole('button', { name: 'Paste a pass.json' }).click()
  await visit.page.getByLabel('Text of the pass.json').fill(JSON.stringify(pass, null, 2))
  await visit.page.getByRole('button', { name: 'Open in the designer' }).click()
  await designerIsThere(visit.page)
}

/** Opens the sections that are named, and closes the others. */
export async function unfold(visit: Visit, ...titles: readonly string[]): Promise<void> {
  await show(visit, 'Form')
  for (const section of await visit.page.locator('details.section').all()) {
    const title = (await section.locator('summary').first().innerText()).trim()
    const isOpen = (await section.getAttribute('open')) !== null
    if (isOpen !== titles.some(each => title.startsWith(each))) await section.locator('summary').first().click()
  }
}

export async function issue({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
}
