// The same cards by the libraries Node developers use today, each in the way its own documentation shows. One thread, seconds of
// the clock. openssl stands above them as the ceiling: nobody signs faster than the mathematics. Each library has a process of
// its own and they take turns, so that none pays for another's garbage.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { buildPass, createSigner, parseIdentity, preparePassFiles } from '@billfold/pkpass'
import { PKPass } from 'passkit-generator'
import { floor, opensslSignaturesPerSecond, perSecond, printRates, ratio, takeTurns } from './measure.ts'
import { passJsTemplate } from './pass-js.ts'
import { passCertificate, storeCard, storeCardImages } from './store-card.ts'

const ROUNDS = 9
const WARM_UP_ROUNDS = 5
const PASSES_PER_ROUND = 1_000
/** Some fifty in a second. */
const PASSES_PER_ROUND_OF_PASSKIT_GENERATOR = 25
/** Guards against a step back. What can be reached at all is openssl's own ratio. */
const FLOORS = { '@walletpass/pass-js': 1.6, 'passkit-generator': 70 }

const now = new Date()
const LIBRARIES: Readonly<Record<string, () => Promise<() => Promise<number>>>> = {
  'Billfold, in parts': async () => {
    const build = await billfold()
    return () => perSecond(PASSES_PER_ROUND, build)
  },
  'Billfold, joined': async () => {
    const build = await billfold()
    return () => perSecond(PASSES_PER_ROUND, async number => (await build(number)).bytes)
  },
  '@walletpass/pass-js': async () => {
    const build = await passJsTemplate(await passCertificate(now), await storeCardImages())
    return () => perSecond(PASSES_PER_ROUND, build)
  },
  'passkit-generator': async () => {
    const { certificate, privateKey, intermediate } = await passCertificate(now)
    const certificates = { wwdr: intermediate, signerCert: certificate, signerKey: privateKey }
    const images = await storeCardImages()
    return () =>
      perSecond(PASSES_PER_ROUND_OF_PASSKIT_GENERATOR, number => {
        const passJson = Buffer.from(JSON.stringify(storeCard(number)))
        return new PKPass({ ...images, 'pass.json': passJson }, certificates).getAsBuffer()
      })
  },
}

const name = process.argv[2]
if (name === undefined) await measure()
else await serve(name)

async function billfold() {
  const signer = createSigner(parseIdentity(await passCertificate(now)), { mode: 'inline' })
  const images = preparePassFiles(await storeCardImages())
  return (number: number) => buildPass(storeCard(number), images, { signer, signingTime: now })
}

async function measure(): Promise<void> {
  const processes = Object.keys(LIBRARIES).map(library => ({
    library,
    child: fork(new URL(import.meta.url), [library]),
  }))
  const libraries = Object.fromEntries(processes.map(({ library, child }) => [library, () => nextRate(child)]))
  await takeTurns(WARM_UP_ROUNDS, libraries)
  const rates = await takeTurns(ROUNDS, { openssl: opensslSignaturesPerSecond, ...libraries })
  for (const [neighbour, demanded] of Object.entries(FLOORS)) {
    printRates(`One thread, in passes of ${neighbour}`, rates, neighbour)
    floor(`Billfold of ${neighbour}`, ratio(rates, 'Billfold, in parts', neighbour), demanded)
  }
  for (const { child } of processes) child.disconnect()
}

async function nextRate(child: ChildProcess): Promise<number> {
  child.send('round')
  const [rate] = await once(child, 'message')
  return Number(rate)
}

/** In a library's own process: one round for each message, its rate as the answer. */
async function serve(library: string): Promise<void> {
  const round = LIBRARIES[library]?.()
  process.on('message', async () => process.send?.(await (await round)?.()))
}
