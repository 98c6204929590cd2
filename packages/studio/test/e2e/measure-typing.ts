// Measures how long a letter takes in the designer, by what Chromium traces of itself. `npm run measure -w @billfold/studio [folder]`
import { availableParallelism, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { argv, stdout } from 'node:process'
import { builtStudio } from './support/built-studio.ts'
import { openBrowser } from './support/open-browser.ts'
import { CATEGORIES, type Letter, readLetters } from './support/read-letters.ts'
import { startBillfold } from './support/start-billfold.ts'
import { MARKS, watchLetters } from './support/watch-letters.ts'

const LETTERS = 'The quick brown fox jumps over the lazy dog and is drawn upon a pass'

/** Where letters are typed, in passes of different weight. */
const PLACES = [
  { title: 'Coffee loyalty', field: 'Value of Secondary field 1', view: 'Front', told: false },
  { title: 'Flight', field: 'Value of Back field 1', view: 'Details', told: false },
  { title: 'Museum poster', field: 'Logo text', view: 'Front', told: false },
  // Its currency asks for a number: every letter changes what is found.
  { title: 'Gift card', field: 'Value of Primary field 1', view: 'Front', told: true },
] as const

await using studio = await startBillfold({
  folder: argv[2] === undefined ? builtStudio() : resolve(argv[2]),
  now: () => new Date(),
})
const browser = await openBrowser()
const load = () =>
  loadavg()
    .map(each => each.toFixed(1))
    .join(' ')
stdout.write(`${availableParallelism()} cores, load ${load()}\n`)
for (const { title, field, view, told } of PLACES) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(studio.origin)
  await page.getByRole('button', { name: title }).click()
  await page.locator('.findings h2', { hasText: /finding|mend/i }).waitFor()
  await page.locator('.cm-content').waitFor()
  await page.getByRole('button', { name: view, exact: true }).click()
  // The whole form takes part.
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
  })
  await page.getByLabel(field, { exact: true }).focus()
  await page.getByLabel(field, { exact: true }).fill('Ready')
  await page.evaluate(watchLetters, { marks: MARKS, told })
  await browser.startTracing(page, { categories: CATEGORIES })
  for (const [index, letter] of [...LETTERS].entries()) {
    // Keys are held for some 50 ms, a little more and less, so that they meet the screen at every point of its beat.
    await page.keyboard.press(letter === ' ' ? 'Space' : letter, { delay: 45 + ((index * 7) % 17) })
  }
  report(title, readLetters(await browser.stopTracing()))
  await page.close()
}
stdout.write(`load ${load()}\n`)
await browser.close()

function report(title: string, letters: readonly Letter[]): void {
  const figures = (['script', 'rendering', 'processor', 'presented', 'frames'] as const).map(what => {
    const sorted = letters.map(letter => letter[what]).toSorted((a, b) => a - b)
    const at = (share: number) =>
      (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(what === 'frames' ? 0 : 1)
    return `  ${what.padEnd(9)} least ${at(0)}, median ${at(0.5)}, 95th ${at(0.95)}, worst ${at(1)}\n`
  })
  const inFrame = letters.filter(({ isInFrame }) => isInFrame).length
  const whole = `${inFrame} of ${letters.length} letters in form, JSON, pass and findings as their frame began`
  stdout.write(`${title}: ${whole}\n${figures.join('')}`)
}
