import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspectPass, parseCertificate } from '@billfold/pkpass'
import type { Device } from '@billfold/simulator'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../packages/server/test/support/guide-requests.ts'
import { findKeyTraces } from '../packages/server/test/support/key-traces.ts'
import { createPostgresDatabase, withPostgresClient } from '../packages/server/test/support/postgres-server.ts'
import { type RenewedFiles, startApple } from './support/apple.ts'
import { BillfoldProcess, LIMIT_MS, temporaryFolder } from './support/billfold-process.ts'
import { freePort } from './support/free-port.ts'

const ENGINES = {
  SQLite: async (folder: string) => `sqlite:${join(folder, 'data', 'billfold.db')}`,
  PostgreSQL: () => createPostgresDatabase(),
}
const RENEWALS = 6
const ISSUERS = 3
const UPDATERS = 2
/** Enough to issue a pass and install it, short enough to wait for. */
const SHORT_LIFE_MS = 6_000

/** `billfold serve` without an identity, to which identities are brought while it runs. */
async function startScene(engine: keyof typeof ENGINES) {
  const folder = temporaryFolder()
  const url = `http://127.0.0.1:${await freePort()}`
  const apple = await startApple(join(folder.path, 'apple'), url, await ENGINES[engine](folder.path))
  const {
    BILLFOLD_CERTIFICATE: _certificate,
    BILLFOLD_PRIVATE_KEY: _privateKey,
    BILLFOLD_WWDR: _intermediate,
    ...others
  } = apple.environment
  mkdirSync(join(folder.path, 'data'), { mode: 0o700 })
  const environment = { ...others, BILLFOLD_SECRET_FILE: join(folder.path, 'data', 'secret.key') }
  const server = new BillfoldProcess(['serve'], environment)
  await server.waitForOutput(/"msg":"listening"/)
  const keys = new BillfoldProcess(['keys', 'create', '--scopes', 'admin'], environment)
  const [apiKey] = await keys.waitForOutput(/bf_live_\w+/)
  await keys.exited()
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${apiKey}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    apple,
    call,
    server,
    dataFolder: join(folder.path, 'data'),
    /** Brings an identity over the API. */
    async post(files: RenewedFiles) {
      const answer = await call('POST', '/api/identities', {
        files: Object.entries(files).map(([name, pem]) => ({ name, content: Buffer.from(pem).toString('base64') })),
      })
      expect(answer.status).toBe(201)
    },
    /** Brings an identity with the command: another process, of which the server is not told. */
    async runImport(files: RenewedFiles) {
      const paths = Object.entries(files).map(([name, pem]) => {
        const path = join(folder.path, name)
        writeFileSync(path, pem, { mode: 0o600 })
        return path
      })
      const command = new BillfoldProcess(['certs', 'import', ...paths], environment)
      const code = await command.exited()
      expect(code, command.output).toBe(0)
    },
    async [Symbol.asyncDispose]() {
      await server.end('SIGKILL')
      await apple[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

type Scene = Awaited<ReturnType<typeof startScene>>

/** Whose signature is on a pass; anything that a phone would refuse fails. */
function signerOf(bytes: Uint8Array, { apple }: Scene): string {
  const { valid, verdicts, findings, signer } = inspectPass(bytes, { trust: apple.trust, now: new Date() })
  const wholly = { zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' }
  expect({ valid, verdicts }, JSON.stringify(findings.filter(({ severity }) => severity === 'error'))).toEqual({
    valid: true,
    verdicts: wholly,
  })
  return z.string().parse(signer?.fingerprint)
}

const fingerprintOf = ({ certificatePem }: RenewedFiles) => parseCertificate(certificatePem).fingerprint
const points = (value: string) => ({
  ...UPDATE_REQUEST,
  secondaryFields: [{ label: 'POINTS', value, changeMessage: 'You earned %@ points' }],
})
const hasBanner = (text: string) => (device: Device) =>
  device.notifications.some(notification => notification.text === text)

test.each(
  Object.keys(ENGINES).filter(isEngine),
)('on %s identities are renewed under load: no pass is signed with a wrong pair, and devices go on', async engine => {
  await using scene = await startScene(engine)
  const { apple, call } = scene
  expect((await call('POST', '/api/pkpass', CREATE_REQUEST)).status).toBe(409)
  const first = await apple.renew()
  await scene.post(first)
  const identities = [first]

  const installOne = async () => {
    const issued = await call('POST', '/api/pkpass', CREATE_REQUEST)
    const device = apple.createDevice()
    await device.install(new Uint8Array(await issued.arrayBuffer()))
    return { device, serialNumber: z.string().parse(issued.headers.get('X-Serial-Number')) }
  }
  const holders = await Promise.all(Array.from({ length: UPDATERS }, installOne))

  let isLoaded = true
  const passes: Uint8Array[] = []
  let updates = 0
  const issueOn = async () => {
    while (isLoaded) {
      const answer = await call('POST', '/api/pkpass', CREATE_REQUEST)
      expect(answer.status).toBe(200)
      passes.push(new Uint8Array(await answer.arrayBuffer()))
    }
  }
  const updateOn = async ({ serialNumber }: { readonly serialNumber: string }) => {
    while (isLoaded) {
      updates += 1
      const answer = await call('PUT', `/api/passes/${serialNumber}`, points(String(updates)))
      expect(answer.status).toBe(200)
      // What a device would get now.
      const fetched = await fetch(`${new URL(answer.url).origin}/p/${serialNumber}/apple.pkpass`)
      passes.push(new Uint8Array(await fetched.arrayBuffer()))
    }
  }
  const load = Promise.all([...Array.from({ length: ISSUERS }, issueOn), ...holders.map(updateOn)])
  const renew = async () => {
    for (let renewals = 0; renewals < RENEWALS; renewals += 1) {
      const renewed = await apple.renew()
      identities.push(renewed)
      if (renewals % 2 === 0) {
        await scene.post(renewed)
        // Told that it is in use, the next pass is signed with it.
        const answer = await call('POST', '/api/pkpass', CREATE_REQUEST)
        expect(signerOf(new Uint8Array(await answer.arrayBuffer()), scene)).toBe(fingerprintOf(renewed))
      } else {
        await scene.runImport(renewed)
        await expect
          .poll(
            async () => {
              const answer = await call('POST', '/api/pkpass', CREATE_REQUEST)
              return signerOf(new Uint8Array(await answer.arrayBuffer()), scene)
            },
            { timeout: LIMIT_MS },
          )
          .toBe(fingerprintOf(renewed))
      }
    }
  }
  try {
    await Promise.race([renew(), load.then(() => undefined)])
  } finally {
    isLoaded = false
  }
  await load

  const signers = passes.map(bytes => signerOf(bytes, scene))
  expect(new Set(signers)).toEqual(new Set(identities.map(fingerprintOf)))
  expect(passes.length).toBeGreaterThan(50)
  process.stdout.write(`${engine}: ${passes.length} passes and ${updates} updates over ${RENEWALS} renewals\n`)

  // Passes that were signed with the first certificate are updated by push, and signed with the last.
  for (const [index, { device, serialNumber }] of holders.entries()) {
    const value = `${1_000_000 + index}`
    await call('PUT', `/api/passes/${serialNumber}`, points(value))
    await device.waitFor(hasBanner(`You earned ${value} points`), { limitMs: LIMIT_MS })
    expect(device.passes.map(({ registration }) => registration)).toEqual(['registered'])
  }
  expect(apple.apns.pushes.every(({ status }) => status === 200)).toBe(true)

  const keys = identities.map(({ privateKeyPem }) => privateKeyPem)
  writeFileSync(join(scene.dataFolder, 'server.log'), scene.server.output)
  expect(existsSync(join(scene.dataFolder, 'secret.key'))).toBe(true)
  if (engine === 'PostgreSQL')
    writeFileSync(join(scene.dataFolder, 'dump.txt'), await dump(apple.environment.DATABASE_URL))
  expect(findKeyTraces(scene.dataFolder, keys)).toEqual([])
}, 120_000)

/** Every row of every table, as a backup of the database has it. */
async function dump(databaseUrl = ''): Promise<string> {
  return await withPostgresClient(databaseUrl, async client => {
    const { rows } = await client.query("select database_to_xml(true, false, '')::text as dump")
    const [{ dump }] = z.tuple([z.object({ dump: z.string() })]).parse(rows)
    expect(dump).toContain('<sealed_private_key>s1.')
    return dump
  })
}

test('what APNs refused to an expired certificate is pushed as soon as it is renewed', async () => {
  await using scene = await startScene('SQLite')
  const { apple, call } = scene
  await scene.post(await apple.renew(new Date(Date.now() + SHORT_LIFE_MS)))
  const issued = await call('POST', '/api/pkpass', CREATE_REQUEST)
  const serialNumber = issued.headers.get('X-Serial-Number')
  const device = apple.createDevice()
  await device.install(new Uint8Array(await issued.arrayBuffer()))

  await expect
    .poll(
      async () => {
        await call('PUT', `/api/passes/${serialNumber}`, points(crypto.randomUUID()))
        return apple.apns.pushes.some(({ reason }) => reason === 'BadCertificate')
      },
      { timeout: LIMIT_MS },
    )
    .toBe(true)
  await scene.server.waitForOutput(/expired on .*Renew/)
  expect((await call('PUT', `/api/passes/${serialNumber}`, points('1500'))).status).toBe(200)

  await scene.runImport(await apple.renew())
  await device.waitFor(hasBanner('You earned 1500 points'), { limitMs: LIMIT_MS })
}, 90_000)

function isEngine(name: string): name is keyof typeof ENGINES {
  return Object.hasOwn(ENGINES, name)
}
