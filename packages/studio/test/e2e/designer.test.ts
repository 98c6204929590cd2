import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/expect-accessible.ts'
import { begin, passJson, visitStudio } from './support/studio-visit.ts'

const visit = visitStudio()
let page: Page

beforeEach(() => {
  page = visit().page
})

const json = () => page.locator('.cm-content')
const onPass = (pointer: string) => page.locator(`.phone [data-pointer="${pointer}"]`)

describe('designer', () => {
  test('begins with a template, and shows a change in form, JSON and pass at once', async () => {
    await begin(visit(), 'Coffee loyalty')
    const member = page.getByLabel('Value of Secondary field 1')
    await member.fill('Ada Lovelace')
    await onPass('/storeCard/secondaryFields/0').getByText('Ada Lovelace').first().waitFor({ state: 'attached' })
    await json().getByText('"Ada Lovelace"').waitFor({ state: 'attached' })
    expect(await passJson(visit())).toMatchObject({ storeCard: { secondaryFields: [{ value: 'Ada Lovelace' }, {}] } })
  })

  test('takes what is typed in the JSON into form and pass', async () => {
    await begin(visit(), 'Concert')
    // On the first of the two words: in the middle is the space between them.
    await json()
      .getByText('"Lumen Hall"')
      .first()
      .dblclick({ position: { x: 20, y: 8 } })
    await page.keyboard.type('Kiln')
    await expect.poll(() => page.getByLabel('Organisation', { exact: true }).inputValue()).toBe('Kiln Hall')
  })

  test('leads from a click on the pass to the field, and lights it in all three', async () => {
    await begin(visit(), 'Coffee loyalty')
    await onPass('/storeCard/primaryFields/0').click()
    const value = page.getByLabel('Value of Primary field 1')
    await expect.poll(() => value.evaluate(element => element === document.activeElement)).toBe(true)
    await page.locator('.light[data-held]').waitFor()
    await page.locator('.cm-lit').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.light').waitFor({ state: 'detached' })
  })

  test('leads from pasted JSON with an error to the error, and goes on when it is mended', async () => {
    await page.goto(visit().origin)
    await page.getByRole('button', { name: 'Paste a pass.json' }).click()
    await page.getByLabel('Text of the pass.json').fill('{\n  "logoText": "Kiln",\n  "generic": {},\n}\n')
    await page.getByRole('button', { name: 'Open in the designer' }).click()
    await page
      .getByRole('alert')
      .getByText(/comma before is one too many/)
      .waitFor()
    expect(await page.getByLabel('Logo text').isDisabled()).toBe(true)
    await json().click()
    await page.keyboard.press('Control+A')
    await page.evaluate(text => navigator.clipboard.writeText(text), '{\n  "logoText": "Kiln",\n  "generic": {}\n}\n')
    await page.keyboard.press('Control+V')
    await expect.poll(() => page.getByLabel('Logo text').inputValue()).toBe('Kiln')
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  test('mends a finding at one click, and says in words what undo takes back', async () => {
    await begin(visit(), 'Coupon')
    await page.getByLabel('Labels', { exact: true }).fill('#a0d0aa')
    const findings = page.getByRole('region', { name: 'Findings' })
    await findings.getByRole('button', { name: /^Fix: Write rgb/ }).click()
    await expect.poll(() => page.getByLabel('Labels', { exact: true }).inputValue()).toBe('rgb(160, 208, 170)')
    await page.getByRole('button', { name: /^Undo: fix: labelColor/ }).click()
    await page.getByText(/^Undone: fix: labelColor/).waitFor()
    await page.getByLabel('Labels', { exact: true }).blur()
    await expect.poll(() => page.getByLabel('Labels', { exact: true }).inputValue()).toBe('#a0d0aa')
  })

  test('shows the details, the Lock Screen and the watch too', async () => {
    await begin(visit(), 'Coffee loyalty')
    await page.getByRole('button', { name: 'Details', exact: true }).click()
    await onPass('/storeCard/backFields/1').first().waitFor()
    await page.getByRole('button', { name: 'Lock Screen', exact: true }).click()
    await onPass('/locations/0/relevantText')
      .getByText('A good cup is around the corner')
      .first()
      .waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Watch', exact: true }).click()
    await page.locator('.watch [data-pointer="/storeCard/primaryFields/0"]').first().waitFor()
  })

  test('moves a field before another, and the pass follows', async () => {
    await begin(visit(), 'Coffee loyalty')
    await page.getByRole('button', { name: 'Move Secondary field 2 up' }).click()
    await onPass('/storeCard/secondaryFields/0').getByText('Gold').first().waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Undo: move in “Secondary”' }).waitFor()
  })

  test('keeps a design in the browser', async () => {
    await begin(visit(), 'Parking')
    await page.getByLabel('Logo text').fill('Kiln Garage')
    await page.getByRole('heading', { level: 1, name: 'Kiln Garage' }).waitFor()
    await page.getByRole('link', { name: 'Designs' }).click()
    await page.getByRole('link', { name: /Kiln Garage/ }).click()
    await expect.poll(() => page.getByLabel('Logo text').inputValue()).toBe('Kiln Garage')
  })

  test('is worked by the keyboard alone', async () => {
    await page.goto(visit().origin)
    const card = page.getByRole('button', { name: 'Gift card' })
    await card.and(page.locator(':enabled')).focus()
    await page.keyboard.press('Enter')
    const name = page.getByLabel('Organisation', { exact: true })
    await name.focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('Kiln & Clay')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => name.inputValue()).toBe('Petal & Stem')
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(() => name.inputValue()).toBe('Kiln & Clay')
    expect(await passJson(visit())).toMatchObject({ organizationName: 'Kiln & Clay' })
  })

  test('crops a picture to its slot, in all scales', async () => {
    await begin(visit(), 'Coffee loyalty')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Replace the strip' }).click(),
    ])
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="900" height="900" fill="teal"/></svg>'
    await chooser.setFiles({ name: 'kiln.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
    await page.getByRole('button', { name: 'Use this part' }).click()
    await page.getByRole('button', { name: /^Undo: replace the strip/ }).waitFor()
    const image = page.locator('.phone [data-kind="strip"] image')
    const size = await image.evaluate(async element => {
      const picture = new Image()
      picture.src = element.getAttribute('href') ?? ''
      await picture.decode()
      return [picture.naturalWidth, picture.naturalHeight]
    })
    expect(size).toEqual([1125, 432])
  })

  test('copies the pass as a call of the API', async () => {
    await begin(visit(), 'Train')
    await page.getByRole('button', { name: 'Copy as' }).click()
    await page.getByRole('menuitem', { name: 'curl' }).click()
    await page.getByText('Copied curl').waitFor()
    const call = await page.evaluate(() => navigator.clipboard.readText())
    expect(call).toMatch(/^curl "\$BILLFOLD_URL\/api\/pkpass" \\\n/)
    const body: unknown = JSON.parse(/<<'PASS'\n(.*)\nPASS\n$/s.exec(call)?.[1] ?? '')
    expect(body).toMatchObject({
      style: 'boardingPass',
      images: { icon: expect.stringMatching(/^data:image\/png;base64,/), footer: expect.any(String) },
      pass: { organizationName: 'Cedar Line', boardingPass: { transitType: 'PKTransitTypeTrain' } },
    })
    expect(body).not.toHaveProperty('pass.serialNumber')
  })
})

describe('first load', () => {
  test('of the designer is within its budget of compressed script', async () => {
    const script = join(import.meta.dirname, '../../../../scripts/check-studio-size.ts')
    await expect(promisify(execFile)(process.execPath, [script, visit().folder])).resolves.toMatchObject({ stderr: '' })
  })
})

describe('every page', () => {
  const PAGES = [
    [
      'templates',
      async () => {
        await page.goto(visit().origin)
        await page.locator('.gallery-picture svg').nth(9).waitFor()
      },
    ],
    [
      'designs, empty',
      async () => {
        await page.goto(`${visit().origin}/designs`)
        await page.getByRole('heading', { name: 'No designs yet' }).waitFor()
      },
    ],
    [
      'designs',
      async () => {
        await begin(visit(), 'Museum poster')
        await page.goto(`${visit().origin}/designs`)
        await page.locator('.gallery-picture svg').waitFor()
      },
    ],
    [
      'a design that is not there',
      async () => {
        await page.goto(`${visit().origin}/designs/none`)
        await page.getByRole('heading', { name: /not in this browser/ }).waitFor()
      },
    ],
    [
      'a page that is not there',
      async () => {
        await page.goto(`${visit().origin}/none`)
        await page.getByRole('heading', { name: /no such page/ }).waitFor()
      },
    ],
    [
      'the designer, with everything unfolded',
      async () => {
        await begin(visit(), 'Flight')
        await json().waitFor()
        await page.evaluate(() => {
          for (const each of document.querySelectorAll('details')) each.open = true
        })
      },
    ],
    [
      'the dialog for pasting',
      async () => {
        await page.goto(visit().origin)
        await page.getByRole('button', { name: 'Paste a pass.json' }).click()
        await page.getByRole('dialog').waitFor()
      },
    ],
  ] as const

  test.each(PAGES)('is free of what axe finds, light and dark: %s', async (_name, reach) => {
    await reach()
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
  })
})
