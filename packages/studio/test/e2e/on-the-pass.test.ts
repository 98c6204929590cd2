import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { begin, expectAccessibleInBoth, passJson, visitStudio } from './support/studio-visit.ts'

const visit = visitStudio()

const onPass = (pointer: string) => visit().page.locator(`.phone [data-pointer="${pointer}"]`)
const editor = () => visit().page.locator('.pass-editor')
const showView = (name: string) =>
  visit().page.getByRole('group', { name: 'View of the pass' }).getByRole('button', { name, exact: true }).click()
const isFocused = (locator: Locator) => locator.evaluate(element => element === document.activeElement)

describe('a text on the pass', () => {
  test('is edited where it stands: Enter keeps it, and the pass follows every letter', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await onPass('/storeCard/secondaryFields/0').dblclick()
    await expect.poll(() => isFocused(editor())).toBe(true)
    await page.keyboard.type('Ada')
    await onPass('/storeCard/secondaryFields/0').getByText('Ada').first().waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await editor().waitFor({ state: 'detached' })
    expect(await isFocused(page.getByRole('button', { name: 'Edit “Ada” on the pass' }))).toBe(true)
    expect(await passJson(visit())).toMatchObject({ storeCard: { secondaryFields: [{ value: 'Ada' }, {}] } })
    await page.getByRole('button', { name: 'Undo: change “Value”' }).click()
    await onPass('/storeCard/secondaryFields/0').getByText('Jane Cooper').first().waitFor({ state: 'attached' })
  })

  test('is as it was after Escape, and after Tab the next one is edited', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await onPass('/storeCard/headerFields/0').dblclick()
    await editor().waitFor()
    await page.keyboard.type('1')
    await page.keyboard.press('Tab')
    await expect.poll(() => editor().inputValue()).toBe('1250')
    await page.keyboard.type('99')
    await page.keyboard.press('Escape')
    await editor().waitFor({ state: 'detached' })
    expect(await passJson(visit())).toMatchObject({
      storeCard: { headerFields: [{ value: 1 }], primaryFields: [{ value: 1250 }] },
    })
  })

  test('is reached from the form by the keyboard, and from the ring around what is chosen', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await showView('Watch')
    await page.getByLabel('Label of Secondary field 2').focus()
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => isFocused(editor())).toBe(true)
    expect(await editor().inputValue()).toBe('TIER')
    await expectAccessibleInBoth(page)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(() => editor().inputValue()).toBe('TIER')
  })

  test('is translated where the phone reads a translation', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await page.getByLabel('Language of the phone').selectOption({ label: 'German' })
    const before = await passJson(visit())
    await onPass('/storeCard/auxiliaryFields/0').click()
    await page.getByRole('button', { name: 'Edit on the pass' }).click()
    await editor().waitFor()
    await page.keyboard.type('Gratis')
    await page.keyboard.press('Enter')
    await onPass('/storeCard/auxiliaryFields/0').getByText('Gratis').first().waitFor({ state: 'attached' })
    expect(await passJson(visit())).toEqual(before)
  })
})

describe('a field', () => {
  test('is dragged within its area and to another by the keyboard', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await page.getByRole('button', { name: 'Drag Secondary field 2' }).focus()
    await page.keyboard.press('Enter')
    // All places in turn, and then the field itself again.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    for (let tries = 0; (await focused()) !== 'Header field 1'; tries += 1) {
      expect(tries).toBeLessThan(30)
      await page.keyboard.press('Tab')
    }
    await page.locator('.field-place[data-drop-target]').waitFor()
    await page.keyboard.press('Enter')
    await onPass('/storeCard/headerFields/0').getByText('Gold').first().waitFor({ state: 'attached' })
    expect(await passJson(visit())).toMatchObject({
      storeCard: { headerFields: [{ key: 'tier' }, { key: 'balance' }], secondaryFields: [{ key: 'member' }] },
    })
    await page.getByRole('button', { name: 'Undo: move “TIER” to Header' }).click()
    await onPass('/storeCard/secondaryFields/1').getByText('Gold').first().waitFor({ state: 'attached' })
  })

  test('is dragged by the mouse; what the front does not show is said beside it', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    const grip = (name: string) => page.getByRole('button', { name: `Drag ${name}` })
    const place = (name: string) => page.getByRole('group', { name, exact: true })
    await grip('Secondary field 1').scrollIntoViewIfNeeded()
    await grip('Secondary field 1').dragTo(place('End of Primary'))
    const hidden = place('Primary field 2').getByText('Not seen on the front.')
    await hidden.waitFor()
    await grip('Primary field 1').dragTo(place('Primary field 2'))
    await onPass('/storeCard/primaryFields/0').getByText('Jane Cooper').first().waitFor({ state: 'attached' })
    await hidden.waitFor()
    await expectAccessibleInBoth(page)
  })
})

describe('the views', () => {
  test.each([
    'Front',
    'Details',
    'Stack',
    'Lock Screen',
    'Watch',
    'Link',
  ])('are free of what axe finds: %s', async view => {
    await begin(visit(), 'Coffee loyalty')
    await showView(view)
    await visit().page.locator('.stage .phone-pass svg').first().waitFor({ state: 'attached' })
    await expectAccessibleInBoth(visit().page)
  })

  test('show the message of a change since the design was opened, and why there is none', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await showView('Lock Screen')
    const change = page.getByRole('region', { name: 'When it changes' })
    await change.getByText(/No field has another value since this design was opened/).waitFor()
    await page.getByLabel('Value of Primary field 1').fill('1300')
    await change.getByText('You have 1,300 points').first().waitFor({ state: 'attached' })
    await page.getByLabel('Value of Primary field 1').fill('1250')
    await page.getByLabel('Value of Secondary field 1').fill('Ada')
    await change.getByText(/no field that changed has a message on change/).waitFor()
  })

  test('show the details light, whatever the page looks like', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await page.emulateMedia({ colorScheme: 'dark' })
    await showView('Details')
    await expect
      .poll(() => page.locator('.phone').evaluate(phone => getComputedStyle(phone).backgroundColor))
      .toBe('rgb(242, 242, 247)')
  })

  test('show it in a pile with others, of which only it can be pointed at', async () => {
    await begin(visit(), 'Coffee loyalty')
    const { page } = visit()
    await showView('Stack')
    const picture = page.locator('.phone-pass')
    await picture.getByText('Harbour Line').first().waitFor({ state: 'attached' })
    await page.locator('.phone [data-pointer="/storeCard/headerFields/0"]').click()
    await expect.poll(() => isFocused(page.getByLabel('Value of Header field 1'))).toBe(true)
  })
})
