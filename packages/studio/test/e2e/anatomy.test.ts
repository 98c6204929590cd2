import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/expect-accessible.ts'
import { NOW } from './support/start-billfold.ts'
import { visitStudio } from './support/studio-visit.ts'

const visit = visitStudio({ now: NOW })
let page: Page

beforeEach(() => {
  page = visit().page
})

const entry = (name: string) => page.getByRole('list', { name: 'Parts of the pass' }).getByRole('button', { name })
const onPass = (part: string) => page.locator(`[data-part="${part}"]`)
const isLit = (part: string) => onPass(part).evaluate(element => element.hasAttribute('data-lit'))

async function open(address: string): Promise<void> {
  await page.goto(`${visit().origin}/anatomy${address}`)
  await page.locator('.anatomy-pass svg').waitFor()
}

describe('anatomy', () => {
  test.each([
    'eventTicket',
    'boardingPass',
    'coupon',
    'storeCard',
    'generic',
    'posterGeneric',
  ])('explains the parts of %s', async style => {
    await open(`/${style}`)
    for (const part of ['logo', 'logoText', 'headerFields', 'primaryFields', 'barcodes', 'altText']) {
      expect(await onPass(part).count(), part).toBe(1)
    }
    await expectAccessible(page)
  })

  test.each([
    ['back', 'Back fields'],
    ['nearby', 'Text for the place'],
    ['watch', 'Header fields'],
  ])('has the view %s', async (view, part) => {
    await open(`/storeCard?view=${view}`)
    await entry(part).waitFor()
    await expectAccessible(page)
  })

  test('keeps style and view in the address', async () => {
    await open('')
    await page.getByRole('link', { name: 'Coupon' }).click()
    await page.getByRole('link', { name: 'Details' }).click()
    await page.waitForURL(/\/anatomy\/coupon\?view=back$/)
    await page.getByRole('link', { name: 'Store card' }).click()
    await page.waitForURL(/\/anatomy\/storeCard\?view=back$/)
    await page.goBack()
    await page.waitForURL(/\/anatomy\/coupon\?view=back$/)
  })

  test('lights a part and its entry together, whichever is pointed at', async () => {
    await open('/storeCard')
    await entry('Strip').hover()
    expect(await isLit('strip')).toBe(true)
    await page.mouse.move(0, 0)
    expect(await isLit('strip')).toBe(false)
    await onPass('headerFields').hover()
    expect(await entry('Header fields').getAttribute('data-lit')).toBe('true')
  })

  test('can be read by keyboard alone', async () => {
    await open('/storeCard')
    await entry('Logo').first().focus()
    expect(await isLit('logo')).toBe(true)
    await page.keyboard.press('Tab')
    expect(await isLit('logoText')).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Logo text' }).getByText('About 20 characters', { exact: true }).waitFor()
    const described = await entry('Logo text').evaluate(
      element => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
    )
    expect(described).toContain('A name in words beside the logo')
  })

  test('tells key, limits and sizes of what is chosen', async () => {
    await open('/storeCard')
    await onPass('headerFields').click()
    const fields = page.getByRole('region', { name: 'Header fields' })
    await fields.getByText('storeCard.headerFields').waitFor()
    await fields.getByText('Surplus is not drawn on the face.').waitFor()
    await entry('Strip').click()
    const sizes = page.getByRole('region', { name: 'Strip' }).getByRole('table')
    expect(await sizes.getByRole('row').allTextContents()).toEqual([
      'strip.png375 × 144 px',
      'strip@2x.png750 × 288 px',
      'strip@3x.png1125 × 432 px',
    ])
  })

  test('leads to the same place in the designer', async () => {
    await open('/storeCard')
    await entry('Header fields').click()
    await page.getByRole('button', { name: 'Edit this in the designer' }).click()
    await page.waitForURL(/\/designs\/.+at=%2FstoreCard%2FheaderFields%2F0$/)
    await page.locator('.spot[data-lit][data-pointer="/storeCard/headerFields/0"]').waitFor()
  })

  test('puts the pass on top of a numbered list where there is no room beside it', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await open('/boardingPass')
    expect(await onPass('logo').textContent()).toBe('1')
    expect(await page.locator('.anatomy-lines').count()).toBe(0)
    await entry('Means of travel').click()
    await page.getByText('1 of 5 values, and never absent').waitFor()
    expect(await entry('Means of travel').getAttribute('aria-expanded')).toBe('true')
    await expectAccessible(page)
    await entry('Means of travel').click()
    await page.getByText('1 of 5 values, and never absent').waitFor({ state: 'detached' })
  })
})
