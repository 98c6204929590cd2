import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { builtStudio } from './support/built-studio.ts'
import { expectAccessible } from './support/expect-accessible.ts'
import { openBrowser } from './support/open-browser.ts'
import { type ServedPhone, servePhone } from './support/serve-phone.ts'
import { isRefusedCall } from './support/studio-visit.ts'

let served: ServedPhone
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
})

beforeEach(async () => {
  served = await servePhone(builtStudio())
  complaints = []
  context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', message => {
    if (message.type() === 'error' && !isRefusedCall(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
})

afterEach(async () => {
  await context.close()
  await served[Symbol.asyncDispose]()
  expect(complaints, 'what the browser complained of, breaches of the content security policy among it').toEqual([])
})

const drawer = () => page.getByRole('complementary', { name: 'Virtual iPhone' })
const log = () => page.getByRole('region', { name: 'Protocol calls' })
const button = (name: RegExp | string) => drawer().getByRole('button', { name })

const withPoints = (points: number) => ({
  style: 'storeCard',
  pass: {
    organizationName: 'Bayroast Coffee',
    description: 'Loyalty card',
    logoText: 'Bayroast Coffee',
    backgroundColor: 'rgb(43, 26, 20)',
    foregroundColor: 'rgb(246, 231, 210)',
    labelColor: 'rgb(226, 176, 122)',
    storeCard: {
      primaryFields: [{ key: 'points', label: 'POINTS', value: points, changeMessage: 'You have %@ points' }],
      backFields: [{ key: 'hours', label: 'Opening hours', value: 'Monday to Friday 7 to 18' }],
    },
  },
})

async function open(): Promise<void> {
  await page.goto(served.origin)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('button', { name: 'iPhone', exact: true }).click()
  await drawer().getByText('Live', { exact: true }).waitFor()
}

async function follow(link: string): Promise<void> {
  await button('Open a link to a pass').click()
  await drawer().getByLabel('Address of a pass').fill(link)
  await page.keyboard.press('Enter')
}

/** A pass that is installed by its link and registered. */
async function install(): Promise<string> {
  const { serialNumber, link } = await served.issue(withPoints(10))
  await open()
  await follow(link)
  await button('Add').click()
  await button('Done').waitFor()
  await expect.poll(() => served.countDevices(serialNumber)).toBe(1)
  return serialNumber
}

/** The sentence on the Lock Screen or over what is open. */
const banner = (points: number) => button(new RegExp(`^Bayroast Coffee.*You have ${points} points`))

const drawerIsAccessible = () => expectAccessible(page)

describe('the virtual iPhone', () => {
  test('takes a pass by its link, shows the banner of an update, and tells every call in its order', async () => {
    const serialNumber = await install()
    await log().getByText('Added Bayroast Coffee').waitFor()
    expect(await served.update(serialNumber, withPoints(20))).toBe(1)
    await banner(20).waitFor()
    await drawer()
      .locator('[data-pointer="/storeCard/primaryFields/0"]')
      .getByText('20')
      .first()
      .waitFor({ state: 'attached' })
    const group = log().locator('.log-group', { hasText: 'A push arrived' })
    await group.getByText('You have 20 points').waitFor()
    expect(await group.locator('.log-method').allTextContents()).toEqual(['PUSH', 'GET', 'GET'])
    expect(await group.locator('.log-status').allTextContents()).toEqual(['200', '200'])
    expect(await log().textContent()).not.toMatch(/ApplePass|[0-9a-f]{64}/)
    await button('Lock Screen').click()
    await banner(20).click()
    await button('Done').waitFor()
    await drawerIsAccessible()
  })

  test('turns the pass over, and pulls a newer version while automatic updates are off', async () => {
    const serialNumber = await install()
    await button(/Turn the pass over/).click()
    await drawer().getByText('Monday to Friday 7 to 18').waitFor()
    await drawerIsAccessible()
    await drawer().getByRole('switch', { name: 'Automatic Updates', exact: true }).click({ force: true })
    await expect.poll(() => served.countDevices(serialNumber)).toBe(0)
    expect(await served.update(serialNumber, withPoints(30))).toBe(0)
    const head = await drawer().locator('.details-name').boundingBox()
    if (!head) throw new Error('expected the details')
    await page.mouse.move(head.x + head.width / 2, head.y)
    await page.mouse.down()
    await page.mouse.move(head.x + head.width / 2, head.y + 60)
    await drawer().getByText('Pull to refresh').waitFor()
    await page.mouse.move(head.x + head.width / 2, head.y + 140)
    await drawer().getByText('Let go to refresh').waitFor()
    await page.mouse.up()
    await drawer().getByText('Updated just now').waitFor()
    await banner(30).waitFor()
    // By the keyboard: the banner lies over the button.
    await button('Refresh').press('Enter')
    await drawer().locator('.details-outcome', { hasText: 'Nothing newer' }).waitFor()
    await log().getByText('Pulled to refresh').first().waitFor()
  })

  test('is pulled by a finger too', async () => {
    await context.close()
    context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    page = await context.newPage()
    const serialNumber = await install()
    await served.device.setAutomaticUpdates(false)
    await served.update(serialNumber, withPoints(80))
    await button(/Turn the pass over/).tap()
    const name = await drawer().locator('.details-name').boundingBox()
    if (!name) throw new Error('expected the details')
    const finger = await context.newCDPSession(page)
    const touch = (type: 'touchEnd' | 'touchMove' | 'touchStart', dy = 0) => {
      const touchPoints = type === 'touchEnd' ? [] : [{ x: name.x + 20, y: name.y + dy }]
      return finger.send('Input.dispatchTouchEvent', { type, touchPoints })
    }
    await touch('touchStart')
    for (const dy of [10, 40, 80, 120, 160]) await touch('touchMove', dy)
    await drawer().getByText('Let go to refresh').waitFor()
    await touch('touchEnd')
    await drawer().getByText('Updated just now').waitFor()
  })

  test('hears nothing offline, and all of it in one banner when it is back', async () => {
    const serialNumber = await install()
    await drawer().getByRole('switch', { name: 'Online' }).click()
    await log()
      .getByRole('heading', { name: /^Offline/ })
      .waitFor()
    for (const points of [40, 50]) await served.update(serialNumber, withPoints(points))
    expect(await button('Check for updates').isDisabled()).toBe(true)
    await button(/Turn the pass over/).click()
    await button('Refresh').click()
    await drawer().getByRole('alert').getByText('switch it online first').waitFor()
    expect(served.device.notifications).toEqual([])
    await drawer().getByRole('switch', { name: 'Online' }).click()
    await banner(50).waitFor()
    const group = log().locator('.log-group', { hasText: 'Back online' })
    await group.getByText('You have 50 points').waitFor()
    expect(await group.locator('.log-method').allTextContents()).toEqual(['PUSH', 'GET', 'GET'])
    expect(served.device.notifications).toHaveLength(1)
  })

  test('removes a pass after asking, and the server hears of it', async () => {
    const serialNumber = await install()
    await button(/Turn the pass over/).click()
    await button('Remove Pass').click()
    const asking = drawer().getByRole('alertdialog', { name: 'Remove this pass?' })
    await drawerIsAccessible()
    await page.keyboard.press('Escape')
    await asking.waitFor({ state: 'detached' })
    await button('Remove Pass').click()
    await asking.getByRole('button', { name: 'Remove' }).click()
    await drawer().getByText('No passes yet').waitFor()
    await expect.poll(() => served.countDevices(serialNumber)).toBe(0)
    await log().getByText('Removed Bayroast Coffee').waitFor()
  })

  test('says in words why a link is not opened, and when a pass is there already', async () => {
    const { link } = await served.issue(withPoints(10))
    await open()
    await button('Open a link to a pass').click()
    await drawer().getByLabel('Address of a pass').waitFor()
    await drawerIsAccessible()
    await button('Cancel').click()
    await follow('http://example.com/p/1')
    await drawer().getByRole('alert').getByText('Expected a link to this machine').waitFor()
    await drawerIsAccessible()
    await button('Cancel').click()
    for (const name of ['Add', 'Replace']) {
      await follow(link)
      await button(name).click()
      await button('Done').click()
    }
    await button('Bayroast Coffee, Loyalty card').waitFor()
    expect(served.device.passes).toHaveLength(1)
  })

  test('is worked by the keyboard alone', async () => {
    const serialNumber = await install()
    await button('Done').focus()
    await page.keyboard.press('Enter')
    await button('Bayroast Coffee, Loyalty card').focus()
    await page.keyboard.press('Enter')
    await button(/Turn the pass over/).focus()
    await page.keyboard.press('Enter')
    await button('Refresh').focus()
    await page.keyboard.press('Enter')
    await drawer().locator('.details-outcome', { hasText: 'Nothing newer' }).waitFor()
    await drawer().getByRole('switch', { name: 'Automatic Updates', exact: true }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => served.countDevices(serialNumber)).toBe(0)
    await button('Remove Pass').focus()
    await page.keyboard.press('Enter')
    await drawer().getByRole('alertdialog').waitFor()
    await page.keyboard.press('Escape')
    await drawer().getByRole('alertdialog').waitFor({ state: 'detached' })
    const hasFocus = (locator: Locator) => locator.evaluate(element => element === document.activeElement)
    await expect.poll(() => hasFocus(button('Remove Pass'))).toBe(true)
    await page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'detached' })
    await expect.poll(() => hasFocus(page.getByRole('button', { name: 'iPhone', exact: true }))).toBe(true)
  })

  test('says that the connection is lost, and goes on where it was', async () => {
    const serialNumber = await install()
    await served.setReachable(false)
    await drawer().getByText('Connection lost; trying again').waitFor()
    await served.update(serialNumber, withPoints(60))
    await served.device.waitFor(({ notifications }) => notifications.length > 0)
    await served.setReachable(true)
    await drawer().getByText('Live', { exact: true }).waitFor()
    await banner(60).waitFor()
    expect(await log().getByText('Added Bayroast Coffee').count()).toBe(1)
  })

  test('says what is missing when the simulator does not answer at all', async () => {
    await served.setReachable(false)
    await page.goto(served.origin)
    await page.getByRole('button', { name: 'iPhone', exact: true }).click()
    await drawer().getByRole('alert').waitFor()
    await served.setReachable(true)
    await button('Try again').click()
    await drawer().getByText('No passes yet').waitFor()
  })
})

describe('axe finds nothing', () => {
  test.each(['light', 'dark'] as const)('in a %s drawer, empty, with a pass, and locked', async colorScheme => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open()
    await drawer().getByText('No passes yet').waitFor()
    await drawerIsAccessible()
    const { link, serialNumber } = await served.issue(withPoints(10))
    await served.device.install(new Uint8Array(await (await fetch(`${link}/apple.pkpass`)).arrayBuffer()))
    await button('Bayroast Coffee, Loyalty card').waitFor()
    await drawer().locator('.pile svg').waitFor()
    await drawerIsAccessible()
    await button('Lock Screen').click()
    await drawer().getByText('No notifications.').waitFor()
    await drawerIsAccessible()
    await served.update(serialNumber, withPoints(70))
    await banner(70).waitFor()
    await drawerIsAccessible()
    await page.setViewportSize({ width: 390, height: 844 })
    await drawerIsAccessible()
  })
})
