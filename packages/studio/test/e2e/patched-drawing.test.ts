import { describe, expect, test } from 'vitest'
import { visitStudio } from './support/studio-visit.ts'

const visit = visitStudio()

describe('the pass on the page', () => {
  test.each([
    ['Coffee loyalty', ['Value of Secondary field 1', 'Label of Secondary field 1', 'Logo text']],
    ['Flight', ['Value of Header field 1', 'Value of Back field 1', 'Organisation']],
    ['Museum poster', ['Logo text', 'Description']],
  ] as const)('is after many changes what it is when drawn afresh: %s', async (title, fields) => {
    const { page, origin } = visit()
    const drawing = () => page.locator('.phone-pass svg').evaluate(svg => svg.outerHTML)
    const text = '’n “A” & <b> ελ م'
    await page.goto(origin)
    await page.getByRole('button', { name: title }).click()
    await page.locator('.findings h2', { hasText: /finding|mend/i }).waitFor()
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true
    })
    for (const field of fields) {
      await page.getByLabel(field, { exact: true }).press('End')
      await page.keyboard.type(text)
    }
    await page.getByLabel('Background', { exact: true }).first().fill('#0a505a')
    await page.getByRole('button', { name: 'Remove Icon' }).click()
    for (const view of ['Details', 'Front']) {
      await page.getByRole('button', { name: view, exact: true }).click()
      await page.getByLabel(fields[0], { exact: true }).press('Backspace')
    }
    const patched = await drawing()
    expect(patched).toContain('fill="#0a505a"')
    // Who leaves the page has it saved, and comes back to a drawing that nobody has touched.
    await page.getByRole('link', { name: 'Designs' }).click()
    await page.getByRole('heading', { name: 'Designs' }).waitFor()
    await page.goBack()
    await page.locator('.findings h2', { hasText: /finding|mend/i }).waitFor()
    await expect.poll(async () => (await drawing()) === patched).toBe(true)
  })
})
