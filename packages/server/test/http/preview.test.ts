import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Previews } from '../../src/previews/previews.ts'
import { createTestApp, type TestApp } from '../support/test-app.ts'

let server: TestApp
beforeEach(async () => {
  server = await createTestApp()
})
afterEach(() => server[Symbol.asyncDispose]())

const REQUEST = {
  logoText: '<script>alert(1)</script>',
  primaryFields: [{ label: 'Points', value: '1250' }],
  barcodeValue: 'MEMBER-1',
  barcodeFormat: 'QR',
}

async function issue(): Promise<string> {
  const response = await server.call('POST', '/api/passes', REQUEST)
  return z.object({ serialNumber: z.string() }).parse(await response.json()).serialNumber
}

describe('GET /api/passes/{serial}/preview', () => {
  test('draws a pass as SVG in which nothing can run', async () => {
    const response = await server.call('GET', `/api/passes/${await issue()}/preview.svg`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('image/svg+xml')
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const svg = await response.text()
    expect(svg).toContain('POINTS')
    expect(svg).not.toContain('<script')
  })

  test('draws every view', async () => {
    const serialNumber = await issue()
    for (const view of ['front', 'back', 'stack', 'watch', 'share', 'all']) {
      const response = await server.call('GET', `/api/passes/${serialNumber}/preview.svg?view=${view}`)
      expect({ view, status: response.status }).toEqual({ view, status: 200 })
    }
  })

  test('makes a picture of it', async () => {
    const response = await server.call('GET', `/api/passes/${await issue()}/preview.png?scale=1`)
    expect(response.headers.get('Content-Type')).toBe('image/png')
    const { format, width = 0 } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
    expect(format).toBe('png')
    expect(width).toBeGreaterThanOrEqual(343)
  })

  test.each([
    ['a view that is none', 'preview.svg?view=inside', 400],
    ['a language that is none', 'preview.svg?locale=x', 400],
    ['a zone that is none', 'preview.svg?timeZone=Mars/Olympus', 400],
    ['a scale beyond any screen', 'preview.png?scale=40', 400],
  ])('refuses %s', async (_, path, status) => {
    const response = await server.call('GET', `/api/passes/${await issue()}/${path}`)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code: 'ERR_REQUEST_INVALID' })
  })

  test('knows no pass that is not there', async () => {
    expect((await server.call('GET', '/api/passes/nothing/preview.svg')).status).toBe(404)
  })
})

test('a drawing that takes too long is ended, and the next one is made', async () => {
  const previews = new Previews({ timeoutMs: 0 })
  const request = {
    pass: {
      formatVersion: 1 as const,
      passTypeIdentifier: 'pass.com.example.coffee',
      teamIdentifier: 'A1B2C3D4E5',
      serialNumber: '1',
      organizationName: 'Example',
      description: 'Card',
      storeCard: {},
    },
    files: new Map<string, Uint8Array>(),
    view: 'front',
    styleSet: 'ios27',
    locale: 'en',
    timeZone: 'UTC',
    now: new Date(0),
  } as const
  await expect(previews.draw(request)).rejects.toThrow('more than 0 ms')
  await previews.close()
  const patient = new Previews()
  expect((await patient.draw(request)).length).toBeGreaterThan(100)
  await patient.close()
})
