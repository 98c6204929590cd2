// How long a device waits for new bytes: from the answer to the PUT that changes a pass until the simulated device has fetched and
// accepted the new file. Billfold is a process of its own; APNs and the device share this one. Everything is on one machine, so
// what is measured is what Billfold adds to the network.
import { createDevice, type DeviceEvent } from '@billfold/simulator'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../packages/server/test/support/guide-requests.ts'
import { ceiling } from './measure.ts'
import { serveBillfold } from './serve-billfold.ts'

const UPDATES = 500
const WARM_UP_UPDATES = 50
/** Guards against a step back: a pause anywhere on the way would be longer. */
const MAX_P99_MS = 100

await using billfold = await serveBillfold()
const { url, apple, apiKey } = billfold

let hear: (event: DeviceEvent) => void = () => {}
const device = createDevice({
  trust: apple.trust,
  now: () => new Date(),
  apns: apple.apns,
  settings: { allowHttpServices: true },
  onEvent: event => hear(event),
})
const issued = await call('POST', '/api/pkpass', CREATE_REQUEST)
const serialNumber = issued.headers.get('X-Serial-Number')
await device.install(new Uint8Array(await issued.arrayBuffer()))

const waits: number[] = []
for (let points = 0; points < UPDATES + WARM_UP_UPDATES; points += 1) waits.push(await update(points))
const sorted = waits.slice(WARM_UP_UPDATES).toSorted((a, b) => a - b)
const quantile = (share: number) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN
console.log(`\n${UPDATES} updates, one after the other, from the answer to PUT to the new file on the device`)
console.log(`median ${quantile(0.5).toFixed(1)} ms, p99 ${quantile(0.99).toFixed(1)} ms`)
ceiling('p99, ms', quantile(0.99), MAX_P99_MS)
await device.close()

function call(method: string, path: string, body: object): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(body),
  })
}

/** @returns milliseconds; 0 when the device was there before its issuer had read the answer. */
async function update(points: number): Promise<number> {
  const { promise: updatedAt, resolve } = Promise.withResolvers<number>()
  hear = event => {
    if (event.kind === 'updated') resolve(performance.now())
  }
  const secondaryFields = [{ label: 'POINTS', value: String(points), changeMessage: 'You earned %@ points' }]
  const answer = await call('PUT', `/api/passes/${serialNumber}`, { ...UPDATE_REQUEST, secondaryFields })
  const answeredAt = performance.now()
  if (!answer.ok) throw new Error(`Expected the update to be taken, found ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
  return Math.max(0, (await updatedAt) - answeredAt)
}
