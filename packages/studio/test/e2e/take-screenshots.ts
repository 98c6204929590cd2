// Takes a picture of every page and state into a folder, in both appearances and at three widths; or the pictures of the README.
// `npm run screenshots -w @billfold/studio [folder]`, `-- --only designer,phone-lock`, `-- --readme`
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { exit, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { DESIGNER_STATES } from './screenshots/designer-states.ts'
import { PAGE_STATES } from './screenshots/page-states.ts'
import { PHONE_STATES } from './screenshots/phone-states.ts'
import { README_PICTURES } from './screenshots/readme-pictures.ts'
import type { State } from './screenshots/visit.ts'
import { builtStudio } from './support/built-studio.ts'
import { openBrowser } from './support/open-browser.ts'
import { type ServedPhone, servePhone } from './support/serve-phone.ts'

const HEIGHTS: Readonly<Record<number, number>> = { 1440: 900, 1280: 800, 1024: 768, 820: 1180, 390: 844 }
const WIDTHS = [1440, 1024, 390]
const APPEARANCES = ['light', 'dark'] as const
/** Visits at the same time. */
const VISITS = 3
const REPOSITORY = join(import.meta.dirname, '../../../..')
/** The authority of the fixtures, so that some of them install. */
const FIXTURES = { trust: [readFileSync(join(REPOSITORY, 'fixtures/authority/root.pem'), 'utf8')] }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    readme: { type: 'boolean', default: false },
    /** Names of states, or how they begin. */
    only: { type: 'string' },
    /** Another built studio. */
    built: { type: 'string' },
  },
})
const wanted = values.only?.split(',')
const folder = resolve(
  positionals[0] ??
    (values.readme ? join(REPOSITORY, 'docs/pictures') : join(import.meta.dirname, '../../screenshots')),
)
await mkdir(folder, { recursive: true })
const built = values.built === undefined ? builtStudio() : resolve(values.built)
const browser = await openBrowser()
const shared = await servePhone(built, FIXTURES)
const signedOut = await servePhone(built, { isOpen: false })

const states = values.readme ? README_PICTURES : [...PAGE_STATES, ...DESIGNER_STATES, ...PHONE_STATES]
const visits = states
  .filter(({ name }) => wanted?.some(each => name.startsWith(each)) ?? true)
  .flatMap(state => (values.readme ? [1440] : (state.widths ?? WIDTHS)).map(width => ({ state, width })))
let failures = 0

await Promise.all(
  Array.from({ length: VISITS }, async () => {
    for (let next = visits.shift(); next; next = visits.shift()) await visit(next.state, next.width)
  }),
)
await Promise.all([browser.close(), shared[Symbol.asyncDispose](), signedOut[Symbol.asyncDispose]()])
if (failures > 0) exit(1)

/** Comes to a state once, and takes it in both appearances. */
async function visit(state: State, width: number): Promise<void> {
  const { name, reach, server = 'shared', isFirst = false, wholeHeight } = state
  const own = server === 'own' ? await servePhone(built, FIXTURES) : undefined
  const served: ServedPhone = own ?? (server === 'signed-out' ? signedOut : shared)
  const height = HEIGHTS[width] ?? 900
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: 'light',
    locale: 'en',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  if (!isFirst) await context.addInitScript(() => localStorage.setItem('billfold-studio-tour', 'ended'))
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const tell = (what: string) => stdout.write(`${name} ${width}: ${what}\n`)
  page.on('console', message => {
    const text = message.text()
    // Of answers that were meant to be refusals the browser tells too.
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) tell(text)
  })
  page.on('pageerror', error => tell(error.message))
  try {
    await reach({ page, served, width })
    await page.evaluate(() => document.fonts.ready)
  } catch (error) {
    failures += 1
    tell(error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : 'failed')
  }
  if (values.readme) await takeSmall(page, name)
  else {
    await takeBoth(page, `${name}-${width}`)
    if (wholeHeight !== undefined) {
      await page.setViewportSize({ width, height: wholeHeight })
      await takeBoth(page, `${name}-${width}-whole`)
    }
  }
  await context.close()
  await own?.[Symbol.asyncDispose]()
}

async function takeBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of APPEARANCES) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), animations: 'disabled' })
  }
}

/** With a palette: a fourth of the bytes, and no eye sees it. */
async function takeSmall(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled' })
  await sharp(picture)
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(join(folder, `${name}.png`))
}
