// Measures how long a letter takes in the designer: from the key to the frame in which form, JSON, findings and pass have it.
import { join } from 'node:path'
import { stdout } from 'node:process'
import * as z from 'zod'
import { openBrowser } from './support/open-browser.ts'
import { serveStudio } from './support/serve-studio.ts'

const LETTERS = 'The quick brown fox jumps over the lazy dog and is drawn upon a pass'

await using studio = await serveStudio(join(import.meta.dirname, '../../dist'))
const browser = await openBrowser()
for (const [title, field] of [
  ['Coffee loyalty', 'Value of Secondary field 1'],
  ['Flight', 'Value of Back field 1'],
  ['Museum poster', 'Logo text'],
] as const) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(studio.origin)
  await page.getByRole('button', { name: title }).click()
  await page.locator('.findings h2', { hasText: /finding|mend/i }).waitFor()
  await page.locator('.cm-content').waitFor()
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
    const taken: number[] = []
    Reflect.set(window, 'taken', taken)
    // The work of a letter is done before the event has gone round: what is left is to paint.
    let began = 0
    window.addEventListener(
      'keydown',
      () => {
        began = performance.now()
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => taken.push(performance.now() - began)
          channel.port2.postMessage(undefined)
        })
      },
      true,
    )
  })
  await page.getByLabel(field, { exact: true }).focus()
  for (const letter of LETTERS) await page.keyboard.press(letter === ' ' ? 'Space' : letter)
  const taken = z
    .array(z.number())
    .parse(await page.evaluate('taken'))
    .toSorted((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor((taken.length - 1) * share)] ?? Number.NaN).toFixed(1)
  stdout.write(`${title}: ${taken.length} letters, median ${at(0.5)} ms, 95th ${at(0.95)} ms, worst ${at(1)} ms\n`)
  await page.close()
}
await browser.close()
