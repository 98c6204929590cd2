import { mkdir } from 'node:fs/promises'
import { STARTERS } from '@billfold/starters'
import type { Page } from 'playwright-core'
const S = '/work/main/packages/studio/test/e2e/support'
const { openBrowser } = await import(`${S}/open-browser.ts`)
const { servePhone } = await import(`${S}/serve-phone.ts`)
const { buildPhonePage } = await import(`${S}/build-phone-page.ts`)
const { renderArt } = await import('/work/main/packages/cli/src/init/render-art.ts')
process.env.NODE_ENV = 'production'
const folder = '/tmp/phone-build'
const html = process.argv.includes('--no-build') ? 'test/e2e/phone-page/index.html' : await buildPhonePage(folder)
const only = process.argv.find(a => a.startsWith('--only='))?.slice(7).split(',')
const out = '/tmp/shots-phone'
await mkdir(out, { recursive: true })
const browser = await openBrowser()
const WIDTHS = { 1440: 900, 1024: 768, 390: 844 } as Record<number, number>
await using served = await servePhone({ folder, html })
const now = new Date()
const bodyOf = async (style: string, change: (p: any) => any = p => p) => {
  const s = (STARTERS as any)[style]
  const files = await renderArt(s.art)
  const images: any = {}
  for (const [name, bytes] of (files instanceof Map ? files : Object.entries(files) as any)) if (name.includes('@3x')) images[name.replace('@3x.png', '')] = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
  const { formatVersion, serialNumber, ...pass } = s.pass(s.name, now)
  return { style, pass: change(pass), images }
}
const states: [string, () => Promise<void>, (page: Page) => Promise<void>][] = []
const open = async (page: Page) => { await page.getByRole('button', { name: 'iPhone', exact: true }).click(); await page.getByRole('heading', { name: 'iPhone' }).waitFor() }
let link = ''; const seen = new Set()
states.push(['empty', async () => {}, async page => { await open(page); await page.getByText('No passes yet').waitFor() }])
states.push(['ask', async () => {}, async page => { await open(page); await page.getByRole('button', { name: 'Open a link', exact: true }).click(); await page.getByLabel('Address of a pass').waitFor() }])
states.push(['add', async () => { link = (await served.issue(await bodyOf('storeCard'))).link }, async page => { await open(page); await page.getByRole('button', { name: 'See it on the iPhone' }).click(); await page.locator('.sheet .pass-preview svg').waitFor() }])
states.push(['refused', async () => { link = 'http://example.com/p/123' }, async page => { await open(page); await page.getByRole('button', { name: 'See it on the iPhone' }).click(); await page.getByText('cannot be opened').waitFor() }])
let serial = ''
states.push(['one', async () => {
  const i = await served.issue(await bodyOf('storeCard')); serial = i.serialNumber
  await served.device.install(new Uint8Array(await (await fetch(`${i.link}/apple.pkpass`)).arrayBuffer()))
}, async page => { await open(page); await page.locator('.pile svg').first().waitFor() }])
states.push(['pass', async () => {}, async page => { await open(page); await page.getByRole('button', { name: /Bayroast Coffee, / }).click(); await page.locator('.open-pass svg').waitFor() }])
const details = async (page: Page) => { await open(page); await page.getByRole('button', { name: /Bayroast Coffee, / }).click(); await page.getByRole('button', { name: /Turn the pass/ }).click(); await page.getByText('Opening hours').waitFor() }
states.push(['details', async () => {}, details])
states.push(['details-end', async () => {}, async page => { await details(page); await page.getByRole('button', { name: 'Remove Pass' }).scrollIntoViewIfNeeded(); await page.mouse.wheel(0, 0) }])
states.push(['removing', async () => {}, async page => { await details(page); await page.getByRole('button', { name: 'Remove Pass' }).click(); await page.getByRole('alertdialog').waitFor() }])
let n = 100
states.push(['banner', async () => {}, async page => { await open(page); await page.getByText('Live').waitFor(); await served.update(serial, await bodyOf('storeCard', p => ({ ...p, storeCard: { ...p.storeCard, primaryFields: [{ ...p.storeCard.primaryFields[0], value: ++n }] } }))); await page.locator('.falling-banner').waitFor() }])
states.push(['lock', async () => {}, async page => { await open(page); await page.getByRole('button', { name: 'Lock Screen' }).click(); await page.locator('.lock-list').waitFor() }])
states.push(['many', async () => {
  for (const style of ['boardingPass', 'eventTicket', 'coupon', 'generic', 'posterGeneric', 'storeCard']) {
    const i = await served.issue(await bodyOf(style, p => style === 'storeCard' ? { ...p, organizationName: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', logoText: 'Donaudampfschifffahrtsgesellschaft' } : p))
    await served.device.install(new Uint8Array(await (await fetch(`${i.link}/apple.pkpass`)).arrayBuffer()))
  }
}, async page => { await open(page); await page.locator('.pile svg').nth(6).waitFor() }])
states.push(['offline', async () => { await served.device.setOnline(false) }, async page => { await open(page); await page.locator('.pile svg').nth(6).waitFor() }])
states.push(['lost', async () => { await served.device.setOnline(true) }, async page => { await open(page); await page.locator('.pile svg').nth(6).waitFor(); served.cut(true); await page.getByText('Connection lost').waitFor(); await page.getByRole('button', { name: 'Check for updates' }).click(); await page.getByRole('alert').waitFor(); served.cut(false) }])
for (const [name, prepare, reach] of states) {
  await prepare()
  if (only && !only.includes(name)) continue
  for (const [width, height] of Object.entries(WIDTHS).filter(([w]) => !process.argv.includes('--wide') || w === '1440')) for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width: Number(width), height }, colorScheme, locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(6000)
    page.on('console', (m: any) => m.type() === 'error' && !seen.has(m.text().slice(0,300)) && (seen.add(m.text().slice(0,300)), console.log(name, width, m.text().slice(0,200), JSON.stringify(m.location()))))
    page.on('pageerror', (e: any) => console.log(name, width, e.message))
    try {
      await page.goto(`${served.origin}/?link=${encodeURIComponent(link)}`)
      await reach(page)
    } catch (e: any) { console.log(name, width, colorScheme, e.message.slice(0, 300)); served.cut(false) }
    await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, animations: 'disabled' })
    await context.close()
  }
}
await browser.close()
