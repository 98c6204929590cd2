// Passes per second in one thread against the RSA signatures alone, as `openssl speed` counts them and as `crypto.sign` makes
// them. Seconds are seconds of processor time, as `openssl speed` counts them, with all that Node's helper threads do for the
// passes.
import { createPrivateKey, sign } from 'node:crypto'
import { buildPass, createSigner, parseIdentity, preparePassFiles } from '@billfold/pkpass'
import { floor, opensslSignaturesPerSecond, printRates, ratio, takeTurns } from './measure.ts'
import { passCertificate, storeCard, storeCardImages } from './store-card.ts'

const ROUNDS = 9
const PASSES_PER_ROUND = 2_000
/** Until the compiler has seen everything. */
const WARM_UP_ROUNDS = 5
const FLOOR = 0.85

const now = new Date()
const pem = await passCertificate(now)
const signer = createSigner(parseIdentity(pem), { mode: 'inline' })
const key = createPrivateKey(pem.privateKey)
const images = preparePassFiles(await storeCardImages())
/** As many bytes as signed attributes have. */
const attributes = new Uint8Array(105)

const ours = {
  'crypto.sign': () => perProcessorSecond(() => sign('sha256', attributes, key)),
  buildPass: () => perProcessorSecond(number => buildPass(storeCard(number), images, { signer, signingTime: now })),
}
await takeTurns(WARM_UP_ROUNDS, ours)
const rates = await takeTurns(ROUNDS, { openssl: opensslSignaturesPerSecond, ...ours })
printRates(`One thread, RSA 2048, ${ROUNDS} rounds`, rates, 'openssl')
floor('buildPass of openssl', ratio(rates, 'buildPass', 'openssl'), FLOOR)

async function perProcessorSecond(work: (number: number) => unknown): Promise<number> {
  const start = process.cpuUsage()
  for (let number = 0; number < PASSES_PER_ROUND; number += 1) await work(number)
  const { user, system } = process.cpuUsage(start)
  return (PASSES_PER_ROUND * 1_000_000) / (user + system)
}
