import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readStudioFiles } from '../../src/studio/studio-files.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

const INDEX = '<!doctype html><title>Billfold</title>'
const SCRIPT = `export const words = ${JSON.stringify('loyalty '.repeat(400))}`
const PAGE = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Sec-Fetch-Mode': 'navigate' }

let directory = ''
let server: TestApp
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'billfold-studio-'))
  const folder = join(directory, 'studio')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await mkdir(join(folder, '.vite'))
  await writeFile(join(directory, 'secret.key'), 'secret')
  await symlink(join(directory, 'secret.key'), join(folder, 'assets', 'link.js'))
  await symlink(directory, join(folder, 'above'))
  await writeFile(join(folder, 'index.html'), INDEX)
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, 'assets', 'index-a1b2c3.js'), SCRIPT)
  await writeFile(join(folder, 'assets', 'inter.woff2'), new Uint8Array(5_000))
  await writeFile(join(folder, '.vite', 'manifest.json'), '{}')
  const files = await readStudioFiles(folder)
  server = await createTestApp({ studio: () => ({ files }) })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(directory, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.app.request(path, { method, headers })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('the studio', () => {
  test.each([
    '/',
    '/index.html',
    '/designer',
    '/drafts/7',
    '/anatomy',
    '/passes',
    '/pricing',
  ])('is at %s', async path => {
    const response = await get(path, PAGE)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('Cache-Control')).toBe('no-cache')
    expect(await response.text()).toBe(INDEX)
  })

  test.each([
    '/api/unknown',
    '/api',
    '/v1/unknown',
    '/p/unknown/unknown',
    '/problems/ERR_UNKNOWN',
    '/studio',
    '/studio/unknown',
    '/simulator-of-none/../studio/x',
    '/docs/unknown',
    '/metrics/unknown',
    '/assets/index-gone.js',
    '/assets/',
  ])('is not at %s', async path => {
    const response = await get(path, { ...PAGE, Authorization: `Bearer ${server.apiKey}` })
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(INDEX)
  })

  test('is for people: programs that look for something else are told that it is not there', async () => {
    for (const accept of ['*/*', 'application/json', '']) {
      const response = await get('/designer', { Accept: accept })
      expect(response.status).toBe(404)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    }
    expect((await get('/designer', PAGE, 'POST')).status).toBe(404)
  })

  test('leaves the addresses of others alone', async () => {
    expect(await (await get('/health', PAGE)).json()).toEqual({ status: 'ok' })
    expect((await get('/openapi.json', PAGE)).headers.get('Content-Type')).toBe('application/json')
    expect(await (await get('/problems/ERR_INTERNAL', PAGE)).text()).toContain('HTTP 500')
  })

  test.each(['/', '/icon.svg', '/assets/index-a1b2c3.js', '/designer'])('%s bears the policy', async path => {
    const { headers } = await get(path, PAGE)
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    )
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
  })
})

describe('its files', () => {
  const asset = '/assets/index-a1b2c3.js'

  test('are kept for a year where the name is that of the content', async () => {
    const response = await get(asset)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(await response.text()).toBe(SCRIPT)
    expect((await get('/icon.svg')).headers.get('Cache-Control')).toBe('no-cache')
  })

  test('go compressed to whoever takes that', async () => {
    const brotli = await get(asset, { 'Accept-Encoding': 'gzip, deflate, br;q=0.9, zstd' })
    expect(brotli.headers.get('Content-Encoding')).toBe('br')
    expect(brotli.headers.get('Vary')).toBe('Accept-Encoding')
    const compressed = await bytesOf(brotli)
    expect(brotli.headers.get('Content-Length')).toBe(String(compressed.length))
    expect(compressed.length).toBeLessThan(SCRIPT.length / 10)
    expect(brotliDecompressSync(compressed).toString()).toBe(SCRIPT)
    const gzip = await get(asset, { 'Accept-Encoding': 'gzip, br;q=0' })
    expect(gzip.headers.get('Content-Encoding')).toBe('gzip')
    expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(SCRIPT)
    for (const accepted of ['', 'identity', 'gzip;q=0.0, br; q=0', 'brotli']) {
      expect((await get(asset, { 'Accept-Encoding': accepted })).headers.get('Content-Encoding')).toBeNull()
    }
  })

  test('stay as they are where compression saves nothing', async () => {
    for (const path of ['/', '/assets/inter.woff2']) {
      expect((await get(path, { ...PAGE, 'Accept-Encoding': 'br' })).headers.get('Content-Encoding')).toBeNull()
    }
  })

  test('are not sent again to whoever has them', async () => {
    const entityTag = (await get('/', PAGE)).headers.get('ETag') ?? ''
    expect(entityTag).toMatch(/^W\/"[\w-]{22}"$/)
    for (const known of [entityTag, entityTag.slice(2), `"other", ${entityTag}`, '*']) {
      const response = await get('/', { ...PAGE, 'If-None-Match': known })
      expect(response.status).toBe(304)
      expect(response.headers.get('ETag')).toBe(entityTag)
      expect(response.headers.get('Cache-Control')).toBe('no-cache')
      expect(await response.text()).toBe('')
    }
    expect((await get('/', { ...PAGE, 'If-None-Match': '"other"' })).status).toBe(200)
    expect((await get('/icon.svg')).headers.get('ETag')).not.toBe(entityTag)
  })

  test('are described without their bytes', async () => {
    const response = await get(asset, { 'Accept-Encoding': 'br' }, 'HEAD')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Encoding')).toBe('br')
    expect(Number(response.headers.get('Content-Length'))).toBeGreaterThan(0)
    expect(await response.text()).toBe('')
    expect((await get('/designer', PAGE, 'HEAD')).status).toBe(200)
  })

  test.each([
    '/assets/link.js',
    '/above/secret.key',
    '/.vite/manifest.json',
    '/assets/../../secret.key',
    '/assets/..%2f..%2fsecret.key',
    '/assets/%2e%2e/%2e%2e/secret.key',
    '/..%5c..%5csecret.key',
    '/assets/%00',
    '//secret.key',
    '/__proto__',
    '/constructor',
  ])('are those of the folder and no others: %s', async path => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('"secret"')
  })
})

test('a studio that is not built says how it is', async () => {
  for (const folder of [join(directory, 'nowhere'), directory]) {
    expect(await readStudioFiles(folder)).toBeUndefined()
  }
  await using app = await createTestApp({ studio: () => ({ files: undefined }) })
  const response = await app.app.request('/designer', { headers: PAGE })
  expect(response.status).toBe(503)
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/i)
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'self'")
  expect(await response.text()).toContain('npm run build -w @billfold/studio')
  expect((await app.app.request('/studio/session')).status).toBe(200)
})
