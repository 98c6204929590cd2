import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspectPass, parseCertificate, trustCertificates } from '@billfold/pkpass'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectIdSchema } from '../../src/identifiers.ts'
import { IdentityWatch } from '../../src/identity/identity-watch.ts'
import { hashApiKey } from '../../src/projects/api-keys.ts'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../support/guide-requests.ts'
import { type CertificateRequest, type IssuedFiles, issueCertificate } from '../support/issue-certificate.ts'
import { createTestApp, FIXTURE_IDENTITY, rootPem, START, type TestApp } from '../support/test-app.ts'

const DAY_MS = 86_400_000
const days = (count: number) => new Date(START.getTime() + count * DAY_MS)
const issue = (request: Partial<CertificateRequest> = {}) =>
  issueCertificate({ from: days(-1), until: days(365), ...request })

let server: TestApp
beforeEach(async () => {
  server = await createTestApp({ identity: null })
})
afterEach(() => server[Symbol.asyncDispose]())

const file = (name: string, bytes: Uint8Array | string) => ({ name, content: Buffer.from(bytes).toString('base64') })
const post = (files: readonly ReturnType<typeof file>[], passphrases?: readonly string[], app = server) =>
  app.call('POST', '/api/identities', { files, ...(passphrases && { passphrases }) })
const allOf = ({ certificatePem, privateKeyPem, intermediatePem }: IssuedFiles) => [
  file('pass.pem', certificatePem),
  file('key.pem', privateKeyPem),
  file('wwdr.pem', intermediatePem),
]

const identity = z.strictObject({
  passTypeIdentifier: z.string(),
  teamIdentifier: z.string(),
  organizationName: z.string(),
  nfc: z.boolean(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  daysLeft: z.int(),
  fingerprint: z.string(),
  intermediate: z.string(),
  source: z.string(),
  findings: z.array(z.looseObject({ rule: z.string(), message: z.string() })),
})
const pieces = z.array(z.strictObject({ file: z.string(), kind: z.string(), description: z.string() }))
const imported = z.strictObject({ pieces, identities: z.array(identity), findings: identity.shape.findings })
const problem = z.looseObject({
  code: z.string(),
  detail: z.string(),
  pieces: pieces.optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).default([]),
})
const signingRequest = z.strictObject({
  requestId: z.string(),
  commonName: z.string(),
  request: z.string(),
  createdAt: z.string(),
})
const listOf = async (app = server) =>
  z.object({ identities: z.array(identity) }).parse(await (await app.call('GET', '/api/identities')).json()).identities

/** The fingerprint of whoever signed, once everything else about the pass is right. */
async function signerOf(response: Response, now = START): Promise<string> {
  expect(response.status).toBe(200)
  const trust = trustCertificates([rootPem])
  const inspection = inspectPass(new Uint8Array(await response.arrayBuffer()), { trust, now })
  expect(inspection.valid).toBe(true)
  return z.string().parse(inspection.signer?.fingerprint)
}

describe('without an identity', () => {
  test('issuing says what to do, and everything else works', async () => {
    const response = await server.call('POST', '/api/pkpass', CREATE_REQUEST)
    expect(response.status).toBe(409)
    const { code, detail } = problem.parse(await response.json())
    expect(code).toBe('ERR_IDENTITY_MISSING')
    expect(detail).toMatch(/billfold certs csr/)
    expect(await listOf()).toEqual([])
    expect((await server.app.request('/health')).status).toBe(200)
  })
})

describe('POST /api/identities', () => {
  test('stores certificate, key and intermediate, and passes are signed with them at once', async () => {
    const issued = issue({ nfc: true })
    const response = await post(allOf(issued))
    expect(response.status).toBe(201)
    const body = imported.parse(await response.json())
    const { fingerprint } = parseCertificate(issued.certificatePem)
    expect(body.identities).toMatchObject([
      {
        passTypeIdentifier: 'pass.com.example.coffee',
        teamIdentifier: 'A1B2C3D4E5',
        nfc: true,
        daysLeft: 364,
        source: 'stored',
        fingerprint,
        findings: [],
      },
    ])
    expect(body.pieces.map(piece => [piece.file, piece.kind])).toEqual([
      ['pass.pem', 'certificate'],
      ['key.pem', 'private key'],
      ['wwdr.pem', 'certificate'],
    ])
    expect(await listOf()).toEqual(body.identities)
    expect(await signerOf(await server.call('POST', '/api/pkpass', CREATE_REQUEST))).toBe(fingerprint)
    const one = await server.call('GET', '/api/identities/pass.com.example.coffee')
    expect(identity.parse(await one.json())).toEqual(body.identities[0])
    expect((await server.call('GET', '/api/identities/pass.com.example.tea')).status).toBe(404)
  })

  test('takes a PKCS #12 file with its passphrase, and refuses it with another, never quoting it', async () => {
    const issued = issue()
    const folder = mkdtempSync(join(tmpdir(), 'billfold-p12-'))
    for (const [name, pem] of Object.entries(issued)) writeFileSync(join(folder, name), pem)
    execFileSync(
      'openssl',
      [
        ...'pkcs12 -export -in certificatePem -inkey privateKeyPem -certfile intermediatePem -out all.p12'.split(' '),
        ...['-passout', 'pass:s3cret-passphrase'],
      ],
      { cwd: folder },
    )
    const p12 = file('all.p12', readFileSync(join(folder, 'all.p12')))
    rmSync(folder, { recursive: true })

    const refused = await post([p12], ['wrong-passphrase'])
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).not.toMatch(/wrong-passphrase/)
    const { code, errors } = problem.parse(JSON.parse(text))
    expect(code).toBe('ERR_IDENTITY_REFUSED')
    expect(errors[0]).toMatchObject({ pointer: '/files/0', code: 'cert-p12-passphrase' })
    expect((await post([p12], ['wrong-passphrase', 's3cret-passphrase'])).status).toBe(201)
  })

  test('refuses the key of another certificate, says what each file was, and stores nothing', async () => {
    const [one, other] = [issue(), issue()]
    const response = await post([
      file('key.pem', other.privateKeyPem),
      file('pass.cer', one.certificateDer),
      file('wwdr.pem', one.intermediatePem),
    ])
    expect(response.status).toBe(422)
    const body = problem.parse(await response.json())
    expect(body.errors).toMatchObject([{ pointer: '/files/1', code: 'cert-key-mismatch' }])
    expect(body.pieces?.map(piece => piece.kind)).toEqual(['private key', 'certificate', 'certificate'])
    expect(await listOf()).toEqual([])
  })

  test('refuses what has expired', async () => {
    const response = await post(allOf(issue({ from: days(-400), until: days(-35) })))
    expect(response.status).toBe(422)
    expect(problem.parse(await response.json()).errors).toMatchObject([{ code: 'cert-expired' }])
  })

  test.each([
    ['no files', { files: [] }, '/files'],
    ['content that is no base64', { files: [{ name: 'a', content: '%' }] }, '/files/0/content'],
    ['an unknown field', { files: [file('a', 'a')], passphrase: 's3cret' }, '/passphrase'],
  ])('refuses a body with %s', async (_, body, pointer) => {
    const response = await server.call('POST', '/api/identities', body)
    expect(response.status).toBe(400)
    const text = await response.text()
    expect(text).not.toContain('s3cret')
    expect(problem.parse(JSON.parse(text)).errors.map(error => error.pointer)).toContain(pointer)
  })

  test('takes no call without a key', async () => {
    expect((await server.app.request('/api/identities')).status).toBe(401)
    expect((await server.app.request('/api/identities', { method: 'POST' })).status).toBe(401)
    expect((await server.call('DELETE', '/api/identities')).status).toBe(405)
  })

  test('fetches a missing intermediate from where the certificate says, once', async () => {
    const asked: (string | undefined)[] = []
    const authority = createServer((request, response) => {
      asked.push(request.url)
      response.end(parseCertificate(FIXTURE_IDENTITY.intermediatePem).der)
    }).listen(0, '127.0.0.1')
    await once(authority, 'listening')
    const address = authority.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const issuerUrl = `http://127.0.0.1:${port}/wwdr.der`
    const first = issue({ issuerUrl })
    const body = imported.parse(
      await (await post([file('pass.cer', first.certificateDer), file('key.pem', first.privateKeyPem)])).json(),
    )
    expect(body.identities).toHaveLength(1)
    // The intermediate that is in use serves whatever it has issued.
    const second = issue({ issuerUrl, passTypeIdentifier: 'pass.com.example.tea' })
    expect((await post([file('pass.cer', second.certificateDer), file('key.pem', second.privateKeyPem)])).status).toBe(
      201,
    )
    expect(asked).toEqual(['/wwdr.der'])
    authority.close()
  })

  test('says where the intermediate is when it cannot be had', async () => {
    const { certificateDer, privateKeyPem } = issue({ issuerUrl: 'http://127.0.0.1:1/wwdr.der' })
    const response = await post([file('pass.cer', certificateDer), file('key.pem', privateKeyPem)])
    expect(response.status).toBe(422)
    expect(problem.parse(await response.json()).errors).toMatchObject([
      { code: 'sig-no-intermediate', message: expect.stringContaining('http://127.0.0.1:1/wwdr.der') },
    ])
  })
})

describe('a signing request', () => {
  const requestOne = async (body: unknown = {}) => {
    const response = await server.call('POST', '/api/identities/requests', body)
    expect(response.status).toBe(201)
    return signingRequest.parse(await response.json())
  }

  test('becomes an identity with nothing but the certificate that Apple answers', async () => {
    await requestOne({ commonName: 'Another' })
    const { request, commonName } = await requestOne({ commonName: 'Coffee cards' })
    expect(commonName).toBe('Coffee cards')
    const { certificateDer, intermediatePem } = issue({ request })
    const response = await post([file('pass.cer', certificateDer), file('wwdr.pem', intermediatePem)])
    expect(response.status).toBe(201)
    const body = imported.parse(await response.json())
    expect(body.pieces.map(piece => piece.file)).toEqual([
      'pass.cer',
      'wwdr.pem',
      'the signing request “Coffee cards” of 2026-03-01',
    ])
    const { fingerprint } = parseCertificate(certificateDer)
    expect(await signerOf(await server.call('POST', '/api/pkpass', CREATE_REQUEST))).toBe(fingerprint)
  })

  test('is listed, newest first, without its key', async () => {
    const first = await requestOne()
    server.clock.advance(1_000)
    const second = await requestOne()
    const response = await server.call('GET', '/api/identities/requests')
    expect(await response.json()).toEqual({ requests: [second, first] })
    expect(first.commonName).toBe('Billfold')
  })

  test('can be certified again: a renewal with the key in use needs no key', async () => {
    const { request } = await requestOne()
    const first = issue({ request })
    await post([file('pass.cer', first.certificateDer), file('wwdr.pem', first.intermediatePem)])
    const second = issue({ request, until: days(700) })
    expect((await post([file('renewed.cer', second.certificateDer)])).status).toBe(201)
    expect(await listOf()).toMatchObject([{ daysLeft: 699 }])
  })
})

describe('several identities', () => {
  const asOther = async () => {
    const projectId = projectIdSchema.parse('other')
    const createdAt = START
    await server.storage.ensureProject({ projectId, name: 'Other', createdAt })
    await server.storage.insertApiKey({
      ...{ apiKeyId: 'other', projectId, name: 'other', keyHash: hashApiKey('other-key'), createdAt },
      ...({ kind: 'live', scopes: ['admin'] } as const),
    })
    return (method: string, path: string, body?: unknown) =>
      server.app.request(path, {
        method,
        headers: { Authorization: 'Bearer other-key' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  }
  const typeOf = async (response: Response) => {
    const serialNumber = response.headers.get('X-Serial-Number') ?? ''
    const shown = await server.call('GET', `/api/passes/${serialNumber}`)
    return z.object({ passTypeIdentifier: z.string() }).parse(await shown.json()).passTypeIdentifier
  }

  test('of one project: the oldest signs, another when the request names it', async () => {
    await post(allOf(issue()))
    server.clock.advance(1_000)
    await post(allOf(issue({ passTypeIdentifier: 'pass.com.example.bakery' })))
    server.clock.advance(1_000)
    await post(allOf(issue({ until: days(400) })))
    expect((await listOf()).map(each => each.passTypeIdentifier)).toEqual([
      'pass.com.example.coffee',
      'pass.com.example.bakery',
    ])
    expect(await typeOf(await server.call('POST', '/api/pkpass', CREATE_REQUEST))).toBe('pass.com.example.coffee')
    const chosen = { ...CREATE_REQUEST, passTypeIdentifier: 'pass.com.example.bakery' }
    const response = await server.call('POST', '/api/pkpass', chosen)
    expect(await typeOf(response)).toBe('pass.com.example.bakery')

    // The pass keeps its type, whether a change names it or not, and is found by its link.
    const serialNumber = response.headers.get('X-Serial-Number')
    const path = `/api/passes/${serialNumber}`
    expect(await (await server.call('PUT', path, CREATE_REQUEST)).json()).toMatchObject({ unchanged: true })
    expect(await (await server.call('PUT', path, chosen)).json()).toMatchObject({ unchanged: true })
    const moved = { ...UPDATE_REQUEST, passTypeIdentifier: 'pass.com.example.coffee' }
    expect((await server.call('PUT', path, moved)).status).toBe(400)
    expect((await server.app.request(`/p/${serialNumber}/apple.pkpass`)).status).toBe(200)
  })

  test('of another project are as if they were not there', async () => {
    await post(allOf(issue()))
    const call = await asOther()
    expect(await (await call('GET', '/api/identities')).json()).toEqual({ identities: [] })
    expect((await call('GET', '/api/identities/pass.com.example.coffee')).status).toBe(404)
    for (const body of [CREATE_REQUEST, { ...CREATE_REQUEST, passTypeIdentifier: 'pass.com.example.coffee' }]) {
      const response = await call('POST', '/api/pkpass', body)
      expect(problem.parse(await response.json()).code).toBe('ERR_IDENTITY_MISSING')
    }
  })

  test('of one pass type belong to one project', async () => {
    await post(allOf(issue()))
    const call = await asOther()
    const response = await call('POST', '/api/identities', { files: allOf(issue()) })
    expect(response.status).toBe(409)
    expect(problem.parse(await response.json()).code).toBe('ERR_IDENTITY_TAKEN')
    expect(await listOf()).toHaveLength(1)
  })

  test('do not lend their keys to another project', async () => {
    const { request } = signingRequest.parse(await (await server.call('POST', '/api/identities/requests', {})).json())
    const { certificateDer, intermediatePem } = issue({ request })
    const call = await asOther()
    const files = [file('pass.cer', certificateDer), file('wwdr.pem', intermediatePem)]
    expect((await call('POST', '/api/identities', { files })).status).toBe(422)
  })
})

describe('a renewal', () => {
  test('takes over for passes that are out, and the same again changes nothing', async () => {
    const [first, second] = [issue(), issue({ until: days(700) })]
    await post(allOf(first))
    const issued = await server.call('POST', '/api/pkpass', CREATE_REQUEST)
    const serialNumber = issued.headers.get('X-Serial-Number')
    const fetched = () => server.app.request(`/p/${serialNumber}/apple.pkpass`)
    expect(await signerOf(await fetched())).toBe(parseCertificate(first.certificatePem).fingerprint)
    await post(allOf(second))
    expect(await signerOf(await fetched())).toBe(parseCertificate(second.certificatePem).fingerprint)
    const ids = await server.storage.listIdentityIds()
    expect((await post(allOf(second))).status).toBe(201)
    expect(await server.storage.listIdentityIds()).toEqual(ids)
  })

  test('that loses NFC is told', async () => {
    await post(allOf(issue({ nfc: true })))
    const body = imported.parse(await (await post(allOf(issue()))).json())
    expect(body.findings).toMatchObject([{ rule: 'cert-nfc-missing' }])
  })

  test('by another process is taken over at the next look', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'billfold-identities-'))
    const databaseUrl = `sqlite:${join(folder, 'billfold.db')}`
    {
      await using serving = await createTestApp({ identity: null, databaseUrl })
      const { identities, clock } = serving
      const watch = new IdentityWatch({ identities, clock, logger: pino({ level: 'silent' }) })
      const changes: string[] = []
      identities.onChanged(changed => changes.push(...changed.map(each => each.certificate.fingerprint)))
      await using other = await createTestApp({ identity: null, databaseUrl })
      for (const until of [days(365), days(700)]) {
        const issued = issue({ until })
        expect((await post(allOf(issued), undefined, other)).status).toBe(201)
        await watch.check()
        const { fingerprint } = parseCertificate(issued.certificatePem)
        expect(await signerOf(await serving.call('POST', '/api/pkpass', CREATE_REQUEST))).toBe(fingerprint)
        expect(changes.at(-1)).toBe(fingerprint)
        await watch.check()
      }
      expect(changes).toHaveLength(2)
    }
    rmSync(folder, { recursive: true, force: true })
  })

  test('of an identity in files, stored, takes over from it; the one in files leads the list still', async () => {
    await using named = await createTestApp()
    const shorter = issue({ passTypeIdentifier: named.passTypeIdentifier, until: days(365) })
    await post(allOf(issue({ passTypeIdentifier: 'pass.com.example.tea' })), undefined, named)
    await post(allOf(shorter), undefined, named)
    // That in the files lasts until 2049: it stays, for it may be the renewed one.
    expect((await listOf(named)).map(each => [each.passTypeIdentifier, each.source])).toEqual([
      ['pass.com.example.coffee', 'files'],
      ['pass.com.example.tea', 'stored'],
    ])
  })
})

test('a stored identity that was tampered with is left out and told in the log, and the others go on', async () => {
  const lines: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'billfold-identities-'))
  const databaseUrl = `sqlite:${join(folder, 'billfold.db')}`
  {
    await using app = await createTestApp({ identity: null, databaseUrl })
    await post(allOf(issue()), undefined, app)
    await post(allOf(issue({ passTypeIdentifier: 'pass.com.example.tea' })), undefined, app)
    const [one, other] = await app.storage.listIdentities()
    if (!one || !other) throw new Error('Expected two identities')
    // The key of one beside the certificate of the other.
    await app.storage.saveIdentity({ ...other, identityId: 'forged', sealedPrivateKey: one.sealedPrivateKey })
  }
  {
    const logger = pino({ level: 'error' }, { write: line => lines.push(line) })
    await using app = await createTestApp({ identity: null, databaseUrl, logger })
    expect((await listOf(app)).map(each => each.passTypeIdentifier)).toEqual(['pass.com.example.coffee'])
    await app.identities.refresh()
  }
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('ERR_SECRET_TAMPERED')
  rmSync(folder, { recursive: true, force: true })
})
