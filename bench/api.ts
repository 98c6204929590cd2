// What the server adds: calls a second of the API and of Apple's web service, beside what nothing can be faster than. Billfold is a
// process of its own with SQLite on disk, every commit synced; the client is this process, on the same machine.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { buildPass, createSigner, inspectPass, parseIdentity, passSchema, preparePassFiles } from '@billfold/pkpass'
import { CREATE_REQUEST } from '../packages/server/test/support/guide-requests.ts'
import { encodeRequest, latencies, requestsPerSecond } from './load.ts'
import { floor, median, printRates, ratio, takeTurns } from './measure.ts'
import { serveBillfold } from './serve-billfold.ts'
import { passCertificate } from './store-card.ts'

const ROUNDS = 9
/** Enough that a commit serves several calls; an issuer who sends a campaign has as many under way. */
const ISSUING_CONNECTIONS = 32
const READING_CONNECTIONS = 16
const ISSUES = 3_000
const LATENCY_CALLS = 2_000
const MIN_ISSUE = 0.6
const MIN_NOT_MODIFIED = 0.45
const MIN_LIST = 0.4

await using billfold = await serveBillfold()
const { url, apple, apiKey } = billfold

const issued = await issue()
const { pass, files } = await openPass(issued)
const device = randomUUID()
const lastModified = await register()

const issues = Array.from({ length: ISSUES }, (_, number) => issueRequest(number))
const passPath = `/v1/passes/${pass.passTypeIdentifier}/${pass.serialNumber}`
const notModified = encodeRequest({
  method: 'GET',
  path: passPath,
  headers: { Authorization: `ApplePass ${pass.authenticationToken}`, 'If-Modified-Since': lastModified },
})
const listPath = `/v1/devices/${device}/registrations/${pass.passTypeIdentifier}`
const list = encodeRequest({ method: 'GET', path: listPath })
const listBody = await (await fetch(`${url}${listPath}`)).text()
await using bareNotModified = await startBare('304')
await using bareList = await startBare('200', listBody)

const NOT_MODIFIED = 'GET /v1/passes/…, 304'
const BARE_NOT_MODIFIED = 'node:http, 304 and nothing else'
const reading = { connections: READING_CONNECTIONS, staysAwake: true }
const fetching = await takeTurns(ROUNDS, {
  [BARE_NOT_MODIFIED]: () =>
    requestsPerSecond({ ...reading, url: bareNotModified.url, requests: [notModified], status: 304 }),
  [NOT_MODIFIED]: () => requestsPerSecond({ ...reading, url, requests: [notModified], status: 304 }),
})
printRates('A pass that has not changed', fetching, BARE_NOT_MODIFIED)

const LIST = 'GET /v1/devices/…/registrations/…'
const BARE_LIST = 'node:http, the same bytes'
const listing = await takeTurns(ROUNDS, {
  [BARE_LIST]: () => requestsPerSecond({ ...reading, url: bareList.url, requests: [list], status: 200 }),
  [LIST]: () => requestsPerSecond({ ...reading, url, requests: [list], status: 200 }),
})
printRates('What a device has to fetch', listing, BARE_LIST)

const signer = createSigner(parseIdentity(await passCertificate(new Date())))
const prepared = preparePassFiles(Object.fromEntries(files))
const ISSUE = 'POST /api/pkpass'
const LIBRARY = 'buildPass of the same pass, in one thread'
const issuing = await takeTurns(ROUNDS, {
  [LIBRARY]: () => libraryRate(),
  [ISSUE]: () => requestsPerSecond({ url, connections: ISSUING_CONNECTIONS, requests: issues, status: 200 }),
})
printRates('Issuing, SQLite durable', issuing, LIBRARY)

const tenth = median(issuing.get(ISSUE) ?? []) / 10
const taken = await latencies(
  { url, connections: ISSUING_CONNECTIONS, requests: issues.slice(0, LATENCY_CALLS), status: 200 },
  tenth,
)
const quantile = (share: number) => (taken[Math.floor(share * taken.length)] ?? Number.NaN).toFixed(1)
console.log(`\nIssuing ${tenth.toFixed(0)} a second: median ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms`)

floor(ISSUE, ratio(issuing, ISSUE, LIBRARY), MIN_ISSUE)
floor(NOT_MODIFIED, ratio(fetching, NOT_MODIFIED, BARE_NOT_MODIFIED), MIN_NOT_MODIFIED)
floor(LIST, ratio(listing, LIST, BARE_LIST), MIN_LIST)

/** Each of its own, as a campaign has them; the design is the same. */
function requestOf(number: number): string {
  return JSON.stringify({ ...CREATE_REQUEST, barcodeValue: `MEMBER-${number}` })
}

function issueRequest(number: number): Buffer {
  const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' }
  return encodeRequest({ method: 'POST', path: '/api/pkpass', headers, body: requestOf(number) })
}

async function issue(): Promise<Uint8Array> {
  const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' }
  const answer = await fetch(`${url}/api/pkpass`, { method: 'POST', headers, body: requestOf(0) })
  return new Uint8Array(await answer.arrayBuffer())
}

/** What the library needs to build the very pass that the server made. */
async function openPass(bytes: Uint8Array) {
  const entries = new Map(inspectPass(bytes, { trust: apple.trust, now: new Date() }).files)
  const pass = passSchema.parse(JSON.parse(new TextDecoder().decode(entries.get('pass.json'))))
  for (const made of ['pass.json', 'manifest.json', 'signature']) entries.delete(made)
  return { pass, files: entries }
}

async function libraryRate(): Promise<number> {
  const { passTypeIdentifier: _type, teamIdentifier: _team, ...content } = pass
  const start = performance.now()
  for (let number = 0; number < ISSUES; number += 1) {
    await buildPass({ ...content, serialNumber: `card-${number}` }, prepared, { signer, signingTime: new Date() })
  }
  return (ISSUES * 1_000) / (performance.now() - start)
}

/** Registers a device for the pass, as one that installed it; answers the version that it has. */
async function register(): Promise<string> {
  const authorization = { Authorization: `ApplePass ${pass.authenticationToken}` }
  const registration = `/v1/devices/${device}/registrations/${pass.passTypeIdentifier}/${pass.serialNumber}`
  await fetch(`${url}${registration}`, {
    method: 'POST',
    headers: authorization,
    body: JSON.stringify({ pushToken: 'ab'.repeat(32) }),
  })
  const answer = await fetch(`${url}/v1/passes/${pass.passTypeIdentifier}/${pass.serialNumber}`, {
    headers: authorization,
  })
  return answer.headers.get('Last-Modified') ?? ''
}

async function startBare(...args: readonly string[]) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-http.ts', import.meta.url)), ...args])
  const [port] = await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    async [Symbol.asyncDispose]() {
      child.kill()
    },
  }
}
