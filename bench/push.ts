// From wake-ups stored in SQLite to the answers of APNs recorded there, against a bare client of `node:http2` with a window: the
// same server that only answers 200 in a process of its own, and each client in its own. `--million` drains a million wake-ups
// instead and watches memory.
import { type ChildProcess, fork } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:http2'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from '../packages/server/src/clock.ts'
import { ApnsClient } from '../packages/server/src/push/apns-client.ts'
import { DEFAULT_BACK_OFF } from '../packages/server/src/push/back-off.ts'
import { createPushCounters } from '../packages/server/src/push/push-counters.ts'
import { WakeUpSender } from '../packages/server/src/push/wake-up-sender.ts'
import { systemRandom } from '../packages/server/src/random.ts'
import { openStorage } from '../packages/server/src/storage/open-storage.ts'
import { Timeline } from '../packages/server/src/timeline/timeline.ts'
import { silentLogger } from '../packages/server/test/push/support/silent-logger.ts'
import { ceiling, floor, printRates, ratio, takeTurns } from './measure.ts'
import { passCertificate } from './store-card.ts'

const ROUNDS = 9
const WARM_UP_ROUNDS = 3
const PUSHES_PER_ROUND = 40_000
const WINDOW = 1000
const FLOOR = 0.7
const MILLION = 1_000_000
const SAMPLES = 10
/** Between the second sample and the last one. */
const MAX_GROWTH_MEBIBYTES = 32
const TOPIC = 'pass.com.example.coffee'
const BARE = 'node:http2, 1,000 in flight'
const BILLFOLD = 'Billfold, from SQLite to SQLite'
const WITHOUT_TIMELINE = 'the same without the timeline'

const apnsSchema = z.object({ url: z.url(), authorityPem: z.string() })
type Apns = z.infer<typeof apnsSchema>

const CLIENTS: Readonly<Record<string, (apns: Apns) => Promise<() => Promise<number>>>> = {
  [BARE]: async ({ url, authorityPem }) => {
    const session = connect(url, { ca: authorityPem })
    await once(session, 'remoteSettings')
    return () => perSecond(PUSHES_PER_ROUND, () => pushBare(session, PUSHES_PER_ROUND))
  },
  [BILLFOLD]: async apns => drainRounds(await openBillfold(apns)),
  [WITHOUT_TIMELINE]: async apns => drainRounds(await openBillfold(apns, { hasTimeline: false })),
}

const [name] = process.argv.slice(2)
if (name === undefined) await measure()
else if (name === '--million') await measureMemory()
else await serve(name)

async function measure(): Promise<void> {
  const { apns, end } = await startApns()
  const processes = Object.keys(CLIENTS).map(client => ({ client, child: fork(new URL(import.meta.url), [client]) }))
  for (const { child } of processes) child.send(apns)
  const clients = Object.fromEntries(processes.map(({ client, child }) => [client, () => nextRate(child)]))
  await takeTurns(WARM_UP_ROUNDS, clients)
  const rates = await takeTurns(ROUNDS, clients)
  printRates(`${PUSHES_PER_ROUND} pushes a round, ${ROUNDS} rounds`, rates, BARE)
  floor('Billfold of the bare client', ratio(rates, BILLFOLD, BARE), FLOOR)
  for (const { child } of processes) child.disconnect()
  end()
}

async function measureMemory(): Promise<void> {
  if (!globalThis.gc) throw new Error('Run with --expose-gc')
  const { apns, end } = await startApns()
  const { owe, drain, close } = await openBillfold(apns)
  const residents: number[] = []
  owe(MILLION)
  const start = performance.now()
  await drain(MILLION, recorded => {
    if (recorded < ((residents.length + 1) * MILLION) / SAMPLES) return
    globalThis.gc?.()
    residents.push(process.memoryUsage.rss() / 2 ** 20)
  })
  const seconds = (performance.now() - start) / 1_000
  console.log(`\n${MILLION} wake-ups in ${seconds.toFixed(0)} s, ${(MILLION / seconds).toFixed(0)} per second`)
  console.log(`Resident MiB after every ${MILLION / SAMPLES}: ${residents.map(size => size.toFixed(0)).join(' ')}`)
  const growth = (residents.at(-1) ?? Number.NaN) - (residents[1] ?? Number.NaN)
  ceiling('growth of memory, MiB', growth, MAX_GROWTH_MEBIBYTES)
  await close()
  end()
}

async function startApns(): Promise<{ apns: Apns; end: () => void }> {
  const child = fork(new URL('bare-apns.ts', import.meta.url))
  const [apns] = await once(child, 'message')
  return { apns: apnsSchema.parse(apns), end: () => child.disconnect() }
}

async function nextRate(child: ChildProcess): Promise<number> {
  child.send('round')
  const [rate] = await once(child, 'message')
  return Number(rate)
}

/** In a client's own process: hears of APNs first, then one round for each message, its rate as the answer. */
async function serve(client: string): Promise<void> {
  const [apns] = await once(process, 'message')
  const round = CLIENTS[client]?.(apnsSchema.parse(apns))
  process.on('message', async () => process.send?.(await (await round)?.()))
  process.on('disconnect', () => process.exit())
}

async function perSecond(pushes: number, work: () => Promise<void>): Promise<number> {
  globalThis.gc?.()
  const start = performance.now()
  await work()
  return (pushes * 1_000) / (performance.now() - start)
}

/** What a program does that has all tokens at hand and records nothing. */
function pushBare(session: ReturnType<typeof connect>, pushes: number): Promise<void> {
  const expiration = String(Math.floor(systemClock.now().getTime() / 1_000) + 86_400)
  return new Promise((resolve, reject) => {
    let sent = 0
    let accepted = 0
    const next = () => {
      if (sent === pushes) return
      sent += 1
      const stream = session.request({
        ':method': 'POST',
        ':path': `/3/device/${tokenOf(sent)}`,
        'apns-topic': TOPIC,
        'apns-push-type': 'background',
        'apns-priority': '5',
        'apns-expiration': expiration,
      })
      let status: number | undefined
      stream.on('response', headers => {
        status = headers[':status']
      })
      stream.on('error', reject)
      stream.on('close', () => {
        if (status === 200) accepted += 1
        if (accepted === pushes) resolve()
        else next()
      })
      stream.resume()
      stream.end('{}')
    }
    for (let count = 0; count < WINDOW; count += 1) next()
  })
}

function drainRounds({ owe, drain }: Awaited<ReturnType<typeof openBillfold>>): () => Promise<number> {
  return async () => {
    owe(PUSHES_PER_ROUND)
    return perSecond(PUSHES_PER_ROUND, () => drain(PUSHES_PER_ROUND))
  }
}

async function openBillfold({ url, authorityPem }: Apns, { hasTimeline = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'billfold-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'billfold.db')
  const storage = await openStorage(`sqlite:${path}`)
  const counters = createPushCounters()
  const identity = await passCertificate(systemClock.now())
  const client = new ApnsClient({
    url,
    authorityPem,
    certificatePem: identity.certificate,
    privateKey: createPrivateKey(identity.privateKey),
    topic: TOPIC,
    timeoutMs: 10_000,
    counters,
  })
  const pushers = { get: () => client, close: () => client.close() }
  const logger = silentLogger
  const clock = systemClock
  const timeline = new Timeline({ storage, clock, logger })
  const sender = new WakeUpSender({
    storage,
    pushers,
    clock,
    random: Math.random,
    backOff: DEFAULT_BACK_OFF,
    logger,
    counters,
    record: hasTimeline
      ? {
          uuid: () => systemRandom.uuid(),
          onAnswer: (wakeUp, { status, reason }, apnsId) => timeline.pushed(wakeUp, { status, reason, apnsId }),
        }
      : undefined,
  })
  sender.start()
  return {
    owe: (wakeUps: number) => oweWakeUps(path, wakeUps),
    /** Ends when the last answer is recorded. */
    async drain(wakeUps: number, onProgress: (recorded: number) => void = () => {}): Promise<void> {
      const before = counters.accepted
      sender.wake()
      while (counters.accepted - before < wakeUps) {
        await wait(1)
        onProgress(counters.accepted - before)
      }
      await timeline.flush()
    },
    async close() {
      await sender.close()
      await timeline.close()
      await storage.close()
    },
  }
}

/** What a change of a pass on so many devices leaves behind, each with a token of its own. */
function oweWakeUps(path: string, wakeUps: number): void {
  const database = new DatabaseSync(path)
  database
    .prepare(
      `with recursive device(number) as (select 1 union all select number + 1 from device where number < ?)
       insert into wake_ups (pass_type_identifier, push_token, update_tag, due_at, attempts, created_at)
       select ?, printf('%064x', number * 2654435761), 1, 1, 0, 1 from device order by 2`,
    )
    .run(wakeUps, TOPIC)
  database.close()
}

function tokenOf(number: number): string {
  return (number * 2_654_435_761).toString(16).padStart(64, '0')
}
