import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../../server/src/http/operations.ts'
import { issueCertificate } from '../../server/test/support/issue-certificate.ts'
import { type BillfoldError, type Client, createClient, type ListPassesInput } from '../src/index.ts'
import { type Billfold, startBillfold } from './support/start-billfold.ts'

let billfold: Billfold
let client: Client
beforeAll(async () => {
  billfold = await startBillfold()
  client = createClient({ url: billfold.url, apiKey: billfold.apiKey, retries: 0 })
})
afterAll(() => billfold[Symbol.asyncDispose]())

const issue = async (body = {}) =>
  (await client.issuePass({ body: { logoText: 'Bayroast', ...body } })).body.serialNumber

/** Every operation, called as its users call it. */
const CALLS: Readonly<Record<Exclude<keyof Client, 'eachPass' | 'eachAuditEntry'>, () => Promise<unknown>>> = {
  async issuePassFile() {
    const { status, body, serialNumber, passUrl, etag } = await client.issuePassFile({ body: { logoText: 'Bayroast' } })
    expect(status).toBe(200)
    expect(new TextDecoder().decode(body.subarray(0, 2))).toBe('PK')
    expect(passUrl).toBe(`${billfold.url}/p/${serialNumber}`)
    expect(etag).toMatch(/^"/)
  },
  async issuePass() {
    const { body, serialNumber } = await client.issuePass({ strict: true, body: { logoText: 'Bayroast' } })
    expect(body).toMatchObject({ serialNumber, applePass: expect.stringMatching(/^UEs/), findings: expect.any(Array) })
  },
  async upsertPass() {
    const call = () => client.upsertPass({ externalId: 'a/b?c#d ü', body: { logoText: 'Bayroast' } })
    const [first, second] = [await call(), await call()]
    expect([first.status, second.status]).toEqual([201, 200])
    // The status tells the types apart.
    if (first.status === 201) expect(first.body.shareUrl).toBe(first.passUrl)
    if (second.status === 200) expect(second.body.unchanged).toBe(true)
  },
  async listPasses() {
    await issue({ holderId: 'listed' })
    const { body } = await client.listPasses({ holderId: 'listed', limit: 1 })
    expect(body).toMatchObject({ passes: [{ name: 'Bayroast', status: 'active' }], nextCursor: null })
  },
  async showPass() {
    const { body, etag } = await client.showPass({ serialNumber: await issue() })
    expect(body).toMatchObject({ content: { logoText: 'Bayroast' }, devices: [], timeline: [{ kind: 'issued' }] })
    expect(etag).toMatch(/^"/)
  },
  async previewDrawing() {
    const { body } = await client.previewDrawing({ serialNumber: await issue(), view: 'front', locale: 'de' })
    expect(new TextDecoder().decode(body)).toContain('<svg')
  },
  async previewPicture() {
    const { body } = await client.previewPicture({ serialNumber: await issue(), scale: 1 })
    expect(body.subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'))
  },
  async updatePass() {
    const serialNumber = await issue()
    const { etag } = await client.showPass({ serialNumber })
    const updated = await client.updatePass({ serialNumber, ifMatch: etag, body: { logoText: 'Changed' } })
    expect(updated.body.unchanged).toBe(false)
    expect(updated.etag).not.toBe(etag)
    await expect(client.updatePass({ serialNumber, ifMatch: etag, body: { logoText: 'Lost' } })).rejects.toMatchObject({
      code: 'ERR_PRECONDITION_FAILED',
      status: 412,
    } satisfies Partial<BillfoldError>)
  },
  async patchPass() {
    const serialNumber = await issue()
    await client.patchPass({ serialNumber, body: { color: '#123456' } })
    const { body } = await client.showPass({ serialNumber })
    expect(body.content).toEqual({ logoText: 'Bayroast', color: '#123456' })
  },
  async revokePass() {
    const { body } = await client.revokePass({ serialNumber: await issue() })
    expect(body.deleted).toBe(true)
  },
  async reactivatePass() {
    const serialNumber = await issue()
    await client.revokePass({ serialNumber })
    const { body } = await client.reactivatePass({ serialNumber })
    expect(body).toMatchObject({ status: 'active', unchanged: false })
  },
  async notifyHolder() {
    const { body } = await client.notifyHolder({ serialNumber: await issue(), body: { message: 'Hello' } })
    expect(body.messagesToday).toBe(1)
  },
  async notifyHolders() {
    const { body } = await client.notifyHolders({ body: { message: 'Hello', serialNumbers: [await issue()] } })
    expect(body).toMatchObject({ matched: 1, notified: 1, skipped: [], next: null })
  },
  async inspectPassFile() {
    const { body: file } = await client.issuePassFile({ body: { logoText: 'Bayroast' } })
    const { body } = await client.inspectPassFile({ body: file })
    expect(body).toHaveProperty('findings')
  },
  async showUsage() {
    const { body } = await client.showUsage()
    expect(body).toMatchObject({ limit: null, plan: 'byok' })
  },
  async listKeys() {
    const { body } = await client.listKeys()
    expect(body.keys[0]).toMatchObject({ name: 'tests', kind: 'live' })
  },
  async createKey() {
    const { body } = await client.createKey({ body: { name: 'Till', kind: 'test', scopes: ['read'] } })
    expect(body.apiKey).toMatch(/^bf_test_/)
  },
  async rotateKey() {
    const { body: key } = await client.createKey({ body: { name: 'Till' } })
    const { body } = await client.rotateKey({ id: key.id, body: { graceSeconds: 60 } })
    expect(body.name).toBe('Till')
  },
  async revokeKey() {
    const { body: key } = await client.createKey({ body: { name: 'Till' } })
    const { body } = await client.revokeKey({ id: key.id })
    expect(body.revokedAt).not.toBeNull()
  },
  async listAudit() {
    await issue()
    const { body } = await client.listAudit({ limit: 1 })
    expect(body.entries).toHaveLength(1)
  },
  async exportHolder() {
    await issue({ holderId: 'ada' })
    const { body } = await client.exportHolder({ holderId: 'ada' })
    expect(body.passes).toMatchObject([{ holderId: 'ada' }])
  },
  async eraseHolder() {
    await issue({ holderId: 'grace' })
    const { body } = await client.eraseHolder({ holderId: 'grace' })
    expect(body.erasedPasses).toBe(1)
  },
  async listIdentities() {
    const { body } = await client.listIdentities()
    expect(body.identities.map(({ passTypeIdentifier }) => passTypeIdentifier)).toContain(billfold.passTypeIdentifier)
  },
  async importIdentities() {
    const { certificatePem, privateKeyPem, intermediatePem } = issueCertificate({
      passTypeIdentifier: 'pass.com.example.imported',
      from: new Date('2026-01-01'),
      until: new Date('2027-01-01'),
    })
    const files = Object.entries({ certificatePem, privateKeyPem, intermediatePem })
    const input = { body: { files: files.map(([name, pem]) => ({ name, content: btoa(pem) })) } }
    const { status, body } = await client.importIdentities(input)
    expect(status).toBe(201)
    expect(body.identities).toMatchObject([{ passTypeIdentifier: 'pass.com.example.imported', source: 'stored' }])
    // The same files again change nothing, which is why the call needs no Idempotency-Key.
    expect((await client.importIdentities(input)).body.identities).toEqual(body.identities)
  },
  async listSigningRequests() {
    await client.createSigningRequest({ body: { commonName: 'Listed' } })
    const { body } = await client.listSigningRequests()
    expect(body.requests.map(({ commonName }) => commonName)).toContain('Listed')
  },
  async createSigningRequest() {
    const { body } = await client.createSigningRequest({ body: {} })
    expect(body.request).toContain('BEGIN CERTIFICATE REQUEST')
  },
  async showIdentity() {
    const { body } = await client.showIdentity({ passTypeIdentifier: billfold.passTypeIdentifier })
    expect(body.teamIdentifier).toMatch(/^\w{10}$/)
  },
}

test('there is a method for each operation of the server, and no other', () => {
  const { eachPass, eachAuditEntry, ...operations } = client
  expect(Object.keys(operations).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted())
})

describe('a client of a running server', () => {
  test.each(Object.entries(CALLS))('calls %s', async (_, call) => {
    await call()
  })

  test('goes through all pages', async () => {
    const issued: string[] = []
    for (let index = 0; index < 5; index += 1) issued.unshift(await issue({ holderId: 'paged' }))
    const found: string[] = []
    for await (const { serialNumber } of client.eachPass({ holderId: 'paged', limit: 2 })) found.push(serialNumber)
    expect(found.toSorted()).toEqual(issued.toSorted())
    const actions = new Set<string>()
    for await (const { action } of client.eachAuditEntry({ limit: 3 })) actions.add(action)
    expect(actions).toContain('pass.issued')
  })

  test('throws what a problem document says', async () => {
    const refused = client.issuePass({ body: { logoText: 'X', barcodeValue: '1' } })
    await expect(refused).rejects.toMatchObject({
      name: 'BillfoldError',
      code: 'ERR_REQUEST_INVALID',
      status: 400,
      message: 'barcodeFormat is required with barcodeValue',
      errors: [{ pointer: '/barcodeFormat', code: 'required', message: expect.any(String) }],
      instance: undefined,
      retryAfter: undefined,
      problem: { type: '/problems/ERR_REQUEST_INVALID' },
    })
    const stranger = createClient({ url: `${billfold.url}/`, apiKey: 'bf_live_unknown' })
    await expect(stranger.showUsage()).rejects.toMatchObject({ code: 'ERR_API_KEY_UNKNOWN', status: 401 })
  })

  test('makes a call once, however often it is made with one key', async () => {
    const input = { body: { logoText: 'Once' }, idempotencyKey: 'once' }
    const [first, second] = [await client.issuePass(input), await client.issuePass(input)]
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('Idempotency-Replayed')).toBe('true')
  })
})

/** Never called: what it holds is for the compiler. */
export async function misspeltFactsDoNotCompile(): Promise<void> {
  // @ts-expect-error the pass is missing
  await client.issuePass({})
  // @ts-expect-error a field that there is not
  await client.issuePass({ body: { logotext: 'X' } })
  // @ts-expect-error a style that there is not
  await client.issuePass({ body: { style: 'loyalty' } })
  // @ts-expect-error a label must be text
  await client.issuePass({ body: { primaryFields: [{ label: 1, value: 'X' }] } })
  // @ts-expect-error which pass?
  await client.showPass()
  // @ts-expect-error not the name of the parameter
  await client.showPass({ serial: 'X' })
  // @ts-expect-error a view that there is not
  await client.previewPicture({ serialNumber: 'X', view: 'behind' })
  // @ts-expect-error the call takes no Idempotency-Key
  await client.createKey({ body: { name: 'X' }, idempotencyKey: 'X' })
  // @ts-expect-error the call knows no versions
  await client.notifyHolder({ serialNumber: 'X', body: { message: 'X' }, ifMatch: 'X' })
  const shown = await client.showPass({ serialNumber: 'X' })
  // @ts-expect-error no fact of a pass
  shown.body.balance
  // @ts-expect-error only answers that issue have it
  shown.passUrl
  const upserted = await client.upsertPass({ externalId: 'X', body: {} })
  // @ts-expect-error only of one that was issued
  upserted.body.shareUrl
  // @ts-expect-error pages are gone through by the client
  client.eachPass({ cursor: 'X' } satisfies ListPassesInput)
}
