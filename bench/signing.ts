// Passes built and signed per second on one thread, against what the machine can do at most: the RSA signatures themselves, as
// `openssl speed` counts them and as `crypto.sign` makes them. All three take turns in one run, because machines change their
// pace: the shares are medians of the rounds' own shares. Seconds are seconds of processor time, as `openssl speed` counts them,
// with everything Node's helper threads do for the passes counted in. Ends with exit code 1 below the floor.
import { execFileSync } from 'node:child_process'
import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import {
  type BuiltPass,
  buildPass,
  createSigner,
  type PassContent,
  parseIdentity,
  preparePassFiles,
} from '@billfold/pkpass'
import { createCertificateAuthority } from '@billfold/simulator'

const ROUNDS = 9
/** Until the compiler has seen everything. */
const WARM_UP_ROUNDS = 10
const PASSES_PER_ROUND = 1_000
const SECONDS_OF_OPENSSL = 1
/** Least share of openssl's signatures per second that a whole pass must reach. */
const FLOOR = 0.6

const now = new Date()
const authority = await createCertificateAuthority({ now: () => now })
const issued = await authority.issuePassCertificate({
  passTypeIdentifier: 'pass.com.example.coffee',
  teamIdentifier: 'A1B2C3D4E5',
  organizationName: 'Example Coffee',
})
const identity = parseIdentity({
  certificate: issued.certificatePem,
  privateKey: issued.privateKeyPem,
  intermediate: authority.intermediateCertificatePem,
})
const signer = createSigner(identity, { mode: 'inline' })
const key = createPrivateKey(issued.privateKeyPem)

const IMAGE_BYTES = {
  'icon@2x.png': 6_000,
  'icon@3x.png': 9_000,
  'logo@2x.png': 15_000,
  'logo@3x.png': 22_000,
  'strip@2x.png': 26_000,
  'strip@3x.png': 32_000,
}
const images = preparePassFiles(
  Object.fromEntries(Object.entries(IMAGE_BYTES).map(([name, bytes]) => [name, new Uint8Array(bytes).fill(0x2a)])),
)

const opensslRates: number[] = []
const signRates: number[] = []
const passRates: number[] = []
const joinedRates: number[] = []
for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
  signaturesPerSecond(key)
  await passesPerSecond(({ parts }) => parts)
  await passesPerSecond(({ bytes }) => bytes)
}
for (let round = 0; round < ROUNDS; round += 1) {
  opensslRates.push(opensslSignaturesPerSecond())
  signRates.push(signaturesPerSecond(key))
  passRates.push(await passesPerSecond(({ parts }) => parts))
  joinedRates.push(await passesPerSecond(({ bytes }) => bytes))
}

const share = (rates: readonly number[]) =>
  median(rates.map((rate, round) => rate / (opensslRates[round] ?? Number.NaN)))
const ratio = share(passRates)
const opensslVersion = execFileSync('openssl', ['version']).toString().split(' ')[1]
console.log(`One thread, medians of ${ROUNDS} rounds; RSA 2048 with SHA-256; Node ${process.version}\n`)
console.log(`${''.padEnd(36)}${'per second'.padStart(12)}${'of openssl'.padStart(12)}`)
row(`openssl speed rsa2048 (${opensslVersion})`, opensslRates)
row(`crypto.sign (${process.versions.openssl})`, signRates)
row('buildPass', passRates)
row('buildPass, joined to one piece', joinedRates)
console.log(`\nFloor ${FLOOR}: ${ratio >= FLOOR ? 'held' : 'NOT HELD'}`)
process.exitCode = ratio >= FLOOR ? 0 : 1

/** Passes as they are taken: in parts, as they are sent, or joined. */
async function passesPerSecond(take: (built: BuiltPass) => unknown): Promise<number> {
  const start = process.cpuUsage()
  for (let number = 0; number < PASSES_PER_ROUND; number += 1) {
    take(await buildPass(storeCard(number), images, { signer, signingTime: now }))
  }
  return PASSES_PER_ROUND / processorSecondsSince(start)
}

/** What the mathematics alone costs in this process, over as many bytes as the signed attributes have. */
function signaturesPerSecond(privateKey: KeyObject): number {
  const attributes = new Uint8Array(105)
  const start = process.cpuUsage()
  for (let number = 0; number < PASSES_PER_ROUND; number += 1) {
    attributes[0] = number
    sign('sha256', attributes, privateKey)
  }
  return PASSES_PER_ROUND / processorSecondsSince(start)
}

function processorSecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000_000
}

function opensslSignaturesPerSecond(): number {
  const output = execFileSync('openssl', ['speed', '-seconds', String(SECONDS_OF_OPENSSL), 'rsa2048'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString()
  // `rsa 2048 bits 0.000230s 0.000014s   4347.5  70811.0`: seconds per signature and check, then both per second.
  const rate = /^rsa\s+2048 bits\s+\S+s\s+\S+s\s+([\d.]+)/m.exec(output)?.[1]
  if (rate === undefined) throw new Error(`Expected a line for rsa 2048 bits from openssl speed, found ${output}`)
  return Number(rate)
}

function storeCard(number: number): PassContent {
  return {
    serialNumber: `card-${number}`,
    organizationName: 'Example Coffee',
    description: 'Loyalty card of Example Coffee',
    logoText: 'Example Coffee',
    backgroundColor: 'rgb(60, 30, 20)',
    foregroundColor: 'rgb(255, 255, 255)',
    authenticationToken: `0123456789abcdef0123456789abcdef${number}`,
    webServiceURL: 'https://passes.example.com/',
    barcodes: [{ format: 'PKBarcodeFormatQR', message: `card-${number}`, messageEncoding: 'iso-8859-1' }],
    storeCard: {
      headerFields: [{ key: 'level', label: 'Level', value: 'Gold' }],
      primaryFields: [{ key: 'points', label: 'Points', value: number, changeMessage: 'You have %@ points' }],
      secondaryFields: [
        { key: 'name', label: 'Member', value: `Holder ${number}` },
        { key: 'since', label: 'Since', value: '2026-01-01T00:00:00Z', dateStyle: 'PKDateStyleShort' },
      ],
      auxiliaryFields: [{ key: 'reward', label: 'Next reward', value: 'One free cup' }],
      backFields: [{ key: 'terms', label: 'Terms', value: 'Points expire after one year.' }],
    },
  }
}

function median(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? Number.NaN
}

function row(name: string, rates: readonly number[]): void {
  console.log(`${name.padEnd(36)}${median(rates).toFixed(0).padStart(12)}${share(rates).toFixed(2).padStart(12)}`)
}
