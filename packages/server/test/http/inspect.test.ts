import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectionReportSchema } from '../../src/inspections/inspection-report.ts'
import { Inspections } from '../../src/inspections/inspections.ts'
import { createTestApp, type TestApp, TestClock } from '../support/test-app.ts'

const FIXTURES = new URL('../../../../fixtures/pkpass/', import.meta.url)
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`${name}.pkpass`, FIXTURES)))

let server: TestApp
beforeAll(async () => {
  server = await createTestApp()
})
afterAll(() => server[Symbol.asyncDispose]())

const send = (body: Uint8Array<ArrayBuffer>) =>
  server.app.request('/api/inspect', { method: 'POST', headers: { Authorization: `Bearer ${server.apiKey}` }, body })

/** Nothing besides what is declared. */
async function inspect(body: Uint8Array<ArrayBuffer>) {
  const response = await send(body)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('application/json')
  expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  const value: unknown = await response.json()
  const report = inspectionReportSchema.parse(value)
  expect(report).toEqual(value)
  return report
}

describe('POST /api/inspect', () => {
  test('tells everything of a pass of ours', async () => {
    const request = { logoText: 'Bayroast', primaryFields: [{ label: 'Points', value: '1250' }] }
    const issued = await server.call('POST', '/api/pkpass', request)
    const report = await inspect(new Uint8Array(await issued.arrayBuffer()))
    expect(report.isValid).toBe(true)
    expect(new Set(Object.values(report.verdicts))).toEqual(new Set(['ok']))
    expect(report.trustedBy).toBe('installation')
    expect(report.signature).toEqual({ signingTime: '2026-03-01T12:00:00.000Z', digest: 'sha256' })
    expect(JSON.parse(report.passJson ?? '')).toMatchObject({ logoText: 'Bayroast' })
    expect(report.missingFiles).toEqual([])
    const { files } = report
    expect(files.find(({ path }) => path === 'icon@2x.png')).toEqual({
      path: 'icon@2x.png',
      size: expect.any(Number),
      sha1: expect.stringMatching(/^[0-9a-f]{40}$/),
      kind: 'png',
      manifest: 'agrees',
    })
    const exempt = files.filter(({ manifest }) => manifest === 'exempt').map(({ path, kind }) => [path, kind])
    expect(exempt).toEqual([
      ['manifest.json', 'json'],
      ['signature', 'signature'],
    ])
    expect(report.certificates).toMatchObject([
      {
        role: 'signer',
        isEmbedded: true,
        isTrusted: false,
        isPassCertificate: true,
        passTypeIdentifier: server.passTypeIdentifier,
        serialNumber: expect.stringMatching(/^[0-9a-f]+$/),
      },
      { role: 'issuer', isEmbedded: true, isTrusted: false },
      { role: 'issuer', isEmbedded: false, isTrusted: true },
    ])
    const [signer, issuer] = report.certificates
    expect(signer?.issuer).toBe(issuer?.subject)
  })

  test('says what is wrong, where, and what to do', async () => {
    const { isValid, verdicts, findings, files, passJson } = await inspect(fixture('json-syntax--comment'))
    expect(isValid).toBe(false)
    expect(verdicts.zip).toBe('ok')
    const found = findings.find(({ rule }) => rule === 'json-syntax')
    expect(found).toMatchObject({ isRefusal: true, file: 'pass.json', documentation: { source: expect.any(String) } })
    expect(passJson?.split('\n')[(found?.line ?? 0) - 1]?.slice((found?.column ?? 0) - 1)).toMatch(/^\/[/*]/)
    expect(files.map(({ path }) => path)).toContain('pass.json')
  })

  test('counts lines in the text as it was written, whatever its encoding', async () => {
    const { passJson, findings } = await inspect(fixture('json-encoding--utf16'))
    expect(passJson).toMatch(/^\{/)
    expect(findings.map(({ rule }) => rule)).toContain('json-encoding')
  })

  test('holds every file against the manifest', async () => {
    const differing = await inspect(fixture('manifest-hash-mismatch'))
    expect(differing.files.map(({ manifest }) => manifest)).toContain('differs')
    expect(differing.trustedBy).toBe('installation')
    const unlisted = await inspect(fixture('manifest-missing-entry'))
    expect(unlisted.files.map(({ manifest }) => manifest)).toContain('unlisted')
    expect((await inspect(fixture('manifest-extra-entry'))).missingFiles).toHaveLength(1)
    const unreadable = await inspect(fixture('manifest-invalid-json'))
    expect(unreadable.files.map(({ manifest }) => manifest)).toContain('unchecked')
  })

  test('tells who signed what nobody trusts', async () => {
    const { certificates, trustedBy, verdicts } = await inspect(fixture('sig-untrusted-root'))
    expect(verdicts.chain).toBe('failed')
    expect(trustedBy).toBeNull()
    expect(certificates[0]).toMatchObject({ role: 'signer', isTrusted: false })
  })

  test('explains every broken file there is, and each as it is declared', async () => {
    const names = readdirSync(FIXTURES).filter(name => name.endsWith('.pkpass'))
    expect(names.length).toBeGreaterThan(50)
    for (const name of names) {
      const report = await inspect(fixture(name.slice(0, -'.pkpass'.length)))
      expect(report.findings.length, name).toBeGreaterThan(0)
    }
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('PK, but no archive')],
    ['zeros, more than a call of another kind may bring', new Uint8Array(5_000_000)],
  ])('explains %s', async (_, bytes) => {
    const { isValid, files, passJson, certificates } = await inspect(bytes)
    expect({ isValid, files, passJson, certificates }).toEqual({
      isValid: false,
      files: [],
      passJson: null,
      certificates: [],
    })
  })

  test('refuses what is larger than any pass', async () => {
    const response = await send(new Uint8Array(16 * 1024 * 1024 + 1))
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('ERR_BODY_TOO_LARGE')
    // The others keep their own limit.
    const other = await server.call('POST', '/api/passes', `{"logoText":"${'x'.repeat(2_100_000)}"}`)
    expect(other.status).toBe(413)
  })

  test('needs a key, any key, and counts for no quota', async () => {
    expect((await server.app.request('/api/inspect', { method: 'POST' })).status).toBe(401)
    const before = await (await server.call('GET', '/api/auth/usage')).text()
    await inspect(fixture('icon-missing'))
    expect(await (await server.call('GET', '/api/auth/usage')).text()).toBe(before)
    const refused = await server.call('GET', '/api/inspect')
    expect([refused.status, refused.headers.get('Allow')]).toEqual([405, 'POST'])
  })
})

describe('inspections', () => {
  const bytes = () => fixture('icon-missing').buffer

  test('wait for each other up to a number, and the server answers meanwhile', async () => {
    const inspections = new Inspections({ clock: new TestClock() })
    const settled = await Promise.allSettled(Array.from({ length: 12 }, () => inspections.inspect(bytes())))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(8)
    for (const each of settled.slice(8)) expect(each).toMatchObject({ reason: { code: 'ERR_INSPECT_BUSY' } })
    expect(JSON.parse(await inspections.inspect(bytes()))).toMatchObject({ trustedBy: null })
    await inspections.close()
  })

  test('that take too long end, and the next one is made', async () => {
    const inspections = new Inspections({ clock: new TestClock(), timeoutMs: 1 })
    await expect(inspections.inspect(bytes())).rejects.toThrow('The thread took more than 1 ms')
    await expect(inspections.inspect(bytes())).rejects.toThrow('The thread took more than 1 ms')
    await inspections.close()
  })

  test('that wait when the server ends are not begun any more', async () => {
    const inspections = new Inspections({ clock: new TestClock() })
    const asked = Promise.allSettled([inspections.inspect(bytes()), inspections.inspect(bytes())])
    await inspections.close()
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  test('are not begun with an anchor that is none', () => {
    expect(() => new Inspections({ clock: new TestClock(), trusted: ['nothing'] })).toThrow(
      expect.objectContaining({ code: 'ERR_CERT_MALFORMED' }),
    )
  })
})
