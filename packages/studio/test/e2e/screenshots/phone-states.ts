import { LONG_WORDS, PALETTE, withPoints } from './contents.ts'
import { begin, goTo, issue, type State, type Visit } from './visit.ts'

const WIDE = [1440, 1280, 1024, 390]

const drawer = ({ page }: Visit) => page.getByRole('complementary', { name: 'Virtual iPhone' })
const press = async (visit: Visit, name: RegExp | string) => drawer(visit).getByRole('button', { name }).click()

async function openPhone(visit: Visit): Promise<void> {
  await visit.page.getByRole('button', { name: 'iPhone', exact: true }).click()
  await drawer(visit).getByText('Live', { exact: true }).waitFor({ state: 'attached' })
}

async function onGallery(visit: Visit): Promise<void> {
  await goTo(visit, '/')
  await visit.page.locator('.gallery-picture svg').nth(9).waitFor()
  await openPhone(visit)
}

async function follow(visit: Visit, link: string): Promise<void> {
  await press(visit, 'Open a link to a pass')
  await drawer(visit).getByLabel('Address of a pass').fill(link)
  await visit.page.keyboard.press('Enter')
}

/** Puts a pass on the phone as a link would, without a hand. */
async function install({ served }: Visit, body: unknown): Promise<string> {
  const { serialNumber, link } = await served.issue(body)
  const file = await fetch(`${link}/apple.pkpass`)
  await served.device.install(new Uint8Array(await file.arrayBuffer()))
  // Only then is it told of an update.
  await served.device.waitFor(({ events }) => events.some(({ kind }) => kind === 'registered'))
  return serialNumber
}

async function withPass(visit: Visit): Promise<string> {
  const serialNumber = await install(visit, withPoints(1250))
  await onGallery(visit)
  await press(visit, 'Bayroast Coffee, Loyalty card')
  await drawer(visit).getByRole('button', { name: 'Done' }).waitFor()
  return serialNumber
}

async function toDetails(visit: Visit): Promise<void> {
  await withPass(visit)
  await press(visit, /Turn the pass over/)
  await drawer(visit).getByText('Opening hours').waitFor()
}

/** From a design to the banner of its change. */
export async function banner(visit: Visit): Promise<void> {
  const { page } = visit
  await begin(visit, 'Coffee loyalty')
  await issue(visit)
  await press(visit, 'Add')
  await drawer(visit).getByRole('button', { name: 'Done' }).waitFor()
  // By the keyboard: where the drawer covers the page, a hand would have to close it.
  const outcome = page.getByRole('region', { name: 'What became of it' })
  if (await outcome.isVisible()) await outcome.getByRole('button', { name: 'Close' }).press('Enter')
  await page.getByLabel('Value of Primary field 1').fill('1300')
  await page.getByRole('button', { name: 'Update', exact: true }).press('Enter')
  await drawer(visit)
    .getByRole('button', { name: /You have 1,300 points/ })
    .waitFor()
  await page.getByRole('region', { name: 'Protocol calls' }).getByText('A push arrived').waitFor({ state: 'attached' })
}

const phone = (name: string, reach: State['reach']): State => ({ name, server: 'own', reach })

export const PHONE_STATES: readonly State[] = [
  { name: 'phone-empty', server: 'own', widths: WIDE, reach: onGallery },
  {
    name: 'phone-empty-designer',
    server: 'own',
    widths: WIDE,
    reach: async visit => {
      await begin(visit, 'Coffee loyalty')
      await openPhone(visit)
    },
  },
  ...['/anatomy/storeCard', '/install-check', '/designs'].map(
    (path): State => ({
      name: `phone-beside${path.replaceAll('/', '-')}`,
      server: 'own',
      widths: [1440, 1280],
      reach: async visit => {
        await goTo(visit, path)
        await openPhone(visit)
      },
    }),
  ),
  phone('phone-ask', async visit => {
    await onGallery(visit)
    await press(visit, 'Open a link to a pass')
  }),
  phone('phone-add', async visit => {
    const { link } = await visit.served.issue(withPoints(1250))
    await onGallery(visit)
    await follow(visit, link)
    await drawer(visit).getByRole('button', { name: 'Add' }).waitFor()
  }),
  phone('phone-refused', async visit => {
    await onGallery(visit)
    await follow(visit, 'http://example.com/p/1')
    await drawer(visit).getByRole('alert').waitFor()
  }),
  phone('phone-pass', async visit => void (await withPass(visit))),
  {
    name: 'phone-banner',
    server: 'own',
    widths: WIDE,
    reach: banner,
  },
  phone('phone-banner-first-steps', async visit => {
    const serialNumber = await withPass(visit)
    await visit.served.update(serialNumber, withPoints(1300))
    await drawer(visit)
      .getByRole('button', { name: /You have 1,300 points/ })
      .waitFor()
  }),
  phone('phone-lock', async visit => {
    const serialNumber = await withPass(visit)
    await visit.served.update(serialNumber, withPoints(1300))
    await drawer(visit)
      .getByRole('button', { name: /You have 1,300 points/ })
      .waitFor()
    await press(visit, 'Lock Screen')
  }),
  phone('phone-lock-empty', async visit => {
    await onGallery(visit)
    await press(visit, 'Lock Screen')
  }),
  phone('phone-details', toDetails),
  phone('phone-removal', async visit => {
    await toDetails(visit)
    await press(visit, 'Remove Pass')
    await drawer(visit).getByRole('alertdialog').waitFor()
  }),
  phone('phone-offline', async visit => {
    await toDetails(visit)
    await drawer(visit).getByRole('switch', { name: 'Online' }).click({ force: true })
    await press(visit, 'Refresh')
    await drawer(visit).getByRole('alert').waitFor()
  }),
  phone('phone-many', async visit => {
    for (const [number, backgroundColor] of PALETTE.entries()) {
      const body = withPoints(number * 100, `Bayroast ${number + 1}`)
      await install(visit, { ...body, pass: { ...body.pass, backgroundColor } })
    }
    await onGallery(visit)
    await drawer(visit)
      .locator('.pile svg')
      .nth(PALETTE.length - 1)
      .waitFor()
  }),
  phone('phone-long-words', async visit => {
    const { formatVersion: _version, serialNumber: _serial, ...pass } = LONG_WORDS
    await install(visit, { style: 'storeCard', pass })
    await onGallery(visit)
    await press(visit, /^Donaudampf/)
    await press(visit, /Turn the pass over/)
  }),
  phone('phone-connection-lost', async visit => {
    await withPass(visit)
    await visit.served.setReachable(false)
    await drawer(visit).getByText('Connection lost; trying again').waitFor({ state: 'attached' })
  }),
  phone('phone-unreachable', async visit => {
    await visit.served.setReachable(false)
    await goTo(visit, '/')
    await visit.page.getByRole('button', { name: 'iPhone', exact: true }).click()
    await drawer(visit).getByRole('alert').waitFor()
  }),
]
