// Takes a picture of every page and state into a folder, in both appearances and three widths.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { argv, stdout } from 'node:process'
import { strToU8, zipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './support/open-browser.ts'
import { serveStudio } from './support/serve-studio.ts'

const WIDTHS = { 1440: 900, 1024: 768, 390: 844 }
const APPEARANCES = ['light', 'dark'] as const

interface State {
  readonly name: string
  readonly reach: (page: Page, origin: string) => Promise<void>
}

const begin = async (page: Page, origin: string, title: string) => {
  await page.goto(origin)
  await page.getByRole('button', { name: title }).click()
  await page.locator('.phone svg').waitFor({ state: 'attached' })
  await page.locator('.findings-head h2', { hasText: /finding|mend/i }).waitFor({ state: 'attached' })
  await page.mouse.move(0, 0)
}

const show = async (page: Page, view: string) => {
  const button = page.getByRole('button', { name: view, exact: true })
  if (await button.isVisible()) await button.click()
}

const showJson = async (page: Page) => {
  await show(page, 'JSON')
  await page.locator('.cm-content').waitFor()
}

/** A server that lets everything be issued, and answers as the real one does. */
const allowIssuing = async (page: Page, answer: { readonly status: number; readonly body: unknown }) => {
  const session = {
    isOpen: true,
    iphone: true,
    version: '0.1.0',
    publicUrl: 'http://127.0.0.1',
    session: {
      project: { projectId: 'default', name: 'Default' },
      key: { name: 'sandbox', kind: 'test', scopes: ['issue', 'read', 'update'] },
      expiresAt: '2100-01-01T00:00:00.000Z',
    },
  }
  await page.route('**/studio/session', route => route.fulfill({ json: session }))
  await page.route('**/api/passes/by-external-id/*', route =>
    route.fulfill({ status: answer.status, contentType: 'application/json', body: JSON.stringify(answer.body) }),
  )
  await page.route('**/simulator/**', route => route.fulfill({ status: 503, body: '' }))
}

const ISSUED = {
  serialNumber: '7c8a1e54-90f6-4a6e-9f63-2f0f7f2a51b8',
  shareUrl: 'https://passes.example.com/p/7c8a1e54-90f6-4a6e-9f63-2f0f7f2a51b8/vJq1mN0c',
}
const REFUSED = {
  code: 'ERR_PASS_REFUSED',
  detail: 'A field of storeCard.primaryFields has no key',
  errors: [
    { pointer: '/storeCard/primaryFields/0/key', code: 'field-key-missing', message: 'The field has no key' },
    { pointer: '/barcodes/0/message', code: 'barcode-message-empty', message: 'The barcode says nothing' },
  ],
}

const STATES: readonly State[] = [
  {
    name: 'gallery-refused',
    reach: async (page, origin) => {
      await page.goto(origin)
      await page.locator('.gallery-picture svg').nth(9).waitFor()
      await page.getByLabel('File of a pass').setInputFiles({
        name: 'Weihnachtsmarkt.pkpass',
        mimeType: 'application/zip',
        buffer: Buffer.from('PK\u0003\u0004'),
      })
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'designer-opened',
    reach: async (page, origin) => {
      await page.goto(origin)
      const files = {
        'pass.json': '{\n  "logoText": "Kiln & Clay",\n  "generic": {}\n}\n',
        'notes.txt': 'x',
        '.DS_Store': '',
      }
      const archive = zipSync({
        ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
        'tooling.json': strToU8('{"designerVersion":"1.2"}'),
      })
      await page
        .getByLabel('File of a pass')
        .setInputFiles({ name: 'Kiln.pkpasstemplate.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) })
      await page.getByRole('region', { name: 'Opened file' }).waitFor({ state: 'attached' })
      await page.locator('.findings .finding').first().waitFor({ state: 'attached' })
    },
  },
  {
    name: 'designer-issued',
    reach: async (page, origin) => {
      await allowIssuing(page, { status: 201, body: ISSUED })
      await begin(page, origin, 'Coffee loyalty')
      await page.getByRole('button', { name: 'Issue', exact: true }).click()
      await page.getByText('Issued.', { exact: true }).waitFor()
    },
  },
  {
    name: 'designer-refused',
    reach: async (page, origin) => {
      await allowIssuing(page, { status: 422, body: REFUSED })
      await begin(page, origin, 'Coffee loyalty')
      await page.getByRole('button', { name: 'Issue', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'designer-dragging',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Form')
      await page.getByRole('button', { name: 'Drag Secondary field 2' }).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.locator('[data-drop-target]').waitFor()
    },
  },
  {
    name: 'designer-unseen',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Form')
      for (const value of ['Zwei', 'Drei', 'Vier']) {
        await page.getByRole('button', { name: 'Add a field' }).first().click()
        await page
          .getByLabel(/^Value of Header field/)
          .last()
          .fill(value)
      }
      await page.getByText('Not seen on the front.').first().scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'gallery',
    reach: async (page, origin) => {
      await page.goto(origin)
      await page.locator('.gallery-picture svg').nth(9).waitFor()
    },
  },
  {
    name: 'paste',
    reach: async (page, origin) => {
      await page.goto(origin)
      await page.getByRole('button', { name: 'Paste a pass.json' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'designs-empty',
    reach: async (page, origin) => {
      await page.goto(`${origin}/designs`)
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
  {
    name: 'designs',
    reach: async (page, origin) => {
      await begin(page, origin, 'Gift card')
      await begin(page, origin, 'Train')
      await page.goto(`${origin}/designs`)
      await page.locator('.gallery-picture svg').nth(1).waitFor()
    },
  },
  {
    name: 'designer',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Form')
      if (await page.locator('.json-host').isVisible()) await page.locator('.cm-content').waitFor()
    },
  },
  {
    name: 'designer-pass',
    reach: async (page, origin) => {
      await begin(page, origin, 'Concert')
      await show(page, 'Pass')
    },
  },
  {
    name: 'designer-edited-on-the-pass',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Pass')
      await page.locator('.phone [data-pointer="/storeCard/primaryFields/0"]').dblclick()
      if (await page.locator('.pass-editor').isVisible()) await page.keyboard.type('Fünfzehnhundert')
    },
  },
  {
    name: 'designer-change',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Form')
      await page.getByLabel('Value of Primary field 1').fill('1300')
      await show(page, 'Pass')
      await page.getByRole('button', { name: 'Lock Screen', exact: true }).click()
    },
  },
  ...(['Details', 'Stack', 'Lock Screen', 'Watch', 'Link'] as const).map(view => ({
    name: `designer-${view.toLowerCase().replace(' ', '-')}`,
    reach: async (page: Page, origin: string) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Pass')
      await page.getByRole('button', { name: view, exact: true }).click()
    },
  })),
  {
    name: 'designer-json',
    reach: async (page, origin) => {
      await begin(page, origin, 'Flight')
      await showJson(page)
    },
  },
  {
    name: 'designer-selected',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await show(page, 'Pass')
      await page.locator('.phone [data-pointer="/storeCard/primaryFields/0"]').click()
      await page.mouse.move(0, 0)
      await page.locator('.field-card[data-lit]').waitFor()
    },
  },
  {
    name: 'designer-findings',
    reach: async (page, origin) => {
      await begin(page, origin, 'Conference')
      await page.getByLabel('Values', { exact: true }).fill('#ddd')
      await page.getByLabel('Labels', { exact: true }).fill('rgba(1,2,3,.5)')
      await showJson(page)
      await page.locator('.findings .finding').first().waitFor()
    },
  },
  {
    name: 'designer-broken',
    reach: async (page, origin) => {
      await begin(page, origin, 'Parking')
      await showJson(page)
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+Home')
      await page.keyboard.type('{ "a" ')
      await page.locator('.findings .finding[data-severity="error"]').waitFor()
    },
  },
  {
    name: 'designer-when-and-where',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await page.locator('.section > summary', { hasText: 'Look' }).click()
      await page.locator('.section > summary', { hasText: 'Front' }).click()
      await page.locator('.section > summary', { hasText: 'Barcode' }).click()
      await page.locator('.section > summary', { hasText: 'When & where' }).click()
    },
  },
  {
    name: 'designer-unfolded',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      await page.locator('.section > summary', { hasText: 'Look' }).click()
      await page.locator('.field-more > summary').first().click()
    },
  },
  {
    name: 'designer-languages',
    reach: async (page, origin) => {
      await begin(page, origin, 'Coffee loyalty')
      for (const section of ['Look', 'Front', 'Languages']) {
        await page.locator('.section > summary', { hasText: section }).click()
      }
    },
  },
  {
    name: 'copy-menu',
    reach: async (page, origin) => {
      await begin(page, origin, 'Museum poster')
      await page.getByRole('button', { name: 'Copy as' }).click()
      await page.getByRole('menu').waitFor()
    },
  },
]

const [folder = join(import.meta.dirname, '../../screenshots'), only, built = join(import.meta.dirname, '../../dist')] =
  argv.slice(2)
await mkdir(folder, { recursive: true })
await using studio = await serveStudio(built)
const browser = await openBrowser()
for (const state of STATES) {
  if (only !== undefined && !only.split(',').includes(state.name)) continue
  for (const [width, height] of Object.entries(WIDTHS)) {
    for (const appearance of APPEARANCES) await take(browser, state, Number(width), height, appearance)
  }
  stdout.write(`${state.name}\n`)
}
await browser.close()

async function take(
  from: Browser,
  { name, reach }: State,
  width: number,
  height: number,
  colorScheme: 'dark' | 'light',
) {
  const context = await from.newContext({ viewport: { width, height }, colorScheme, locale: 'en', timezoneId: 'UTC' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', message => {
    if (message.type() === 'error') stdout.write(`${name} ${width}: ${message.text()}\n`)
  })
  page.on('pageerror', error => stdout.write(`${name} ${width}: ${error.message}\n`))
  try {
    await reach(page, studio.origin)
  } catch (error) {
    stdout.write(
      `${name} ${width} ${colorScheme}: ${error instanceof Error ? error.message.slice(0, 300) : 'failed'}\n`,
    )
  }
  await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), animations: 'disabled' })
  await context.close()
}
