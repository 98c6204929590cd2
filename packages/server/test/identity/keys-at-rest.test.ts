import { createPrivateKey, type KeyObject } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { systemRandom } from '../../src/random.ts'
import { createSecretSource } from '../../src/secrets/secret-source.ts'
import { Vault } from '../../src/secrets/vault.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { issueCertificate } from '../support/issue-certificate.ts'
import { findKeyTraces } from '../support/key-traces.ts'
import { createTestApp, START, type TestApp } from '../support/test-app.ts'

const DAY_MS = 86_400_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'billfold-rest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, bytes: Uint8Array | string) => ({ name, content: Buffer.from(bytes).toString('base64') })
const pemOf = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString()

/** Runs an installation through everything that a private key takes part in; the answer is every key it had. */
async function run(data: string, logFile: string): Promise<string[]> {
  const databaseUrl = `sqlite:${join(data, 'billfold.db')}`
  const logger = pino({ level: 'trace' }, { write: line => appendFileSync(logFile, line) })
  const answers = join(folder, 'answers.txt')
  const keys: string[] = []
  await using server = await createTestApp({ identity: null, databaseUrl, logger })
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await server.call(method, path, body)
    const bytes = Buffer.from(await response.arrayBuffer())
    appendFileSync(answers, bytes)
    return { status: response.status, serialNumber: response.headers.get('X-Serial-Number'), text: bytes.toString() }
  }
  const validity = { from: new Date(START.getTime() - DAY_MS), until: new Date(START.getTime() + 20 * DAY_MS) }

  const issued = issueCertificate(validity)
  keys.push(issued.privateKeyPem)
  const files = [file('a', issued.certificatePem), file('b', issued.privateKeyPem), file('c', issued.intermediatePem)]
  expect((await call('POST', '/api/identities', { files })).status).toBe(201)
  // A refusal has the key in its hands as well.
  const other = issueCertificate(validity)
  keys.push(other.privateKeyPem)
  const mixed = [file('a', issued.certificatePem.replaceAll('A', 'B')), file('b', other.privateKeyPem)]
  expect((await call('POST', '/api/identities', { files: mixed })).status).toBe(422)

  const { request } = z
    .object({ request: z.string() })
    .parse(JSON.parse((await call('POST', '/api/identities/requests', {})).text))
  const answered = issueCertificate({ ...validity, request })
  const pass = await call('POST', '/api/pkpass', CREATE_REQUEST)
  expect((await call('POST', '/api/identities', { files: [file('pass.cer', answered.certificateDer)] })).status).toBe(
    201,
  )
  expect((await call('PUT', `/api/passes/${pass.serialNumber}`, UPDATE_REQUEST)).status).toBe(200)
  await call('GET', '/api/identities')
  await call('GET', '/api/identities/requests')
  logger.error(
    { err: new Error('broken'), identities: [...server.identities] },
    'everything there is, logged by mistake',
  )
  keys.push(...inMemory(server))
  cpSync(data, join(folder, 'backup-while-running'), { recursive: true })
  return keys
}

const inMemory = (server: TestApp) => [...server.identities].map(({ privateKey }) => pemOf(privateKey))

test('no file of a run holds a private key, in any form: data, log, answers, backup', async () => {
  const data = join(folder, 'data')
  mkdirSync(data)
  const keys = await run(data, join(folder, 'server.log'))
  expect(keys).toHaveLength(3)
  cpSync(data, join(folder, 'backup'), { recursive: true })
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(files).toEqual(expect.arrayContaining(['server.log', 'answers.txt', join('backup', 'billfold.db')]))
  expect(findKeyTraces(folder, keys)).toEqual([])

  // Nor after the key that seals was changed, when the former one may be known.
  await using server = await createTestApp({ identity: null, databaseUrl: `sqlite:${join(data, 'billfold.db')}` })
  const source = createSecretSource({ kind: 'file', path: join(data, 'secret.key') }, systemRandom)
  expect(await (await Vault.open({ source, storage: server.storage, random: systemRandom })).rotate()).toBe(2)
  expect(inMemory(server)).toEqual([keys[2]])
  expect(findKeyTraces(folder, keys)).toEqual([])
})

test('the search finds a key that is planted, in every form', () => {
  const { privateKeyPem } = issueCertificate({ from: START, until: new Date(START.getTime() + DAY_MS) })
  const key = createPrivateKey(privateKeyPem)
  const { p, q, d } = z.object({ p: z.string(), q: z.string(), d: z.string() }).parse(key.export({ format: 'jwk' }))
  const hex = (value: string) => Buffer.from(value, 'base64url').toString('hex')
  const der = key.export({ format: 'der', type: 'pkcs8' })
  const forms: Readonly<Record<string, Uint8Array | string>> = {
    pem: privateKeyPem,
    pkcs1: key.export({ format: 'pem', type: 'pkcs1' }),
    escaped: JSON.stringify({ key: privateKeyPem }),
    der,
    base64: `{"key":"${der.toString('base64')}"}`,
    shifted: Buffer.concat([Buffer.from('x'), der]).toString('base64'),
    p: hex(p),
    q: hex(q).toUpperCase(),
    d: `log line ${hex(d)} and more`,
    jwk: JSON.stringify(key.export({ format: 'jwk' })),
  }
  for (const [name, content] of Object.entries(forms)) {
    const place = join(folder, name)
    mkdirSync(place)
    expect(findKeyTraces(place, [privateKeyPem])).toEqual([])
    writeFileSync(join(place, 'some.file'), content)
    expect(findKeyTraces(place, [privateKeyPem]), name).not.toEqual([])
  }
})
