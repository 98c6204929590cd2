import { createHash } from 'node:crypto'
import { makeImageVariants } from '@billfold/pkpass/images'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseDataUri } from '../../src/outside/data-uri.ts'
import { ImageSource } from '../../src/outside/image-source.ts'
import { SvgProcesses } from '../../src/outside/svg-processes.ts'
import {
  dataUri,
  expectRefusal,
  type FetcherOptions,
  memoryStore,
  OUTSIDE,
  outsideFetcher,
  png,
  resolveInTurn,
  serve,
  svg,
} from './outside-support.ts'

const HOUR_MS = 3_600_000

function openImages(options: FetcherOptions = {}) {
  const drawings = new SvgProcesses({ processes: 1 })
  onTestFinished(() => drawings.close())
  let now = new Date('2026-03-01T12:00:00Z').getTime()
  let drawn = 0
  const kept = memoryStore()
  const source = new ImageSource({
    fetcher: outsideFetcher(options),
    svg: {
      draw: bytes => {
        drawn += 1
        return drawings.draw(bytes)
      },
    },
    store: kept.store,
    clock: { now: () => new Date(now) },
  })
  return { source, ...kept, drawings: () => drawn, pass: (ms: number) => (now += ms) }
}

async function serveImage(bytes: Uint8Array, mediaType: string | undefined) {
  const { port, visits } = await serve((_, response) => {
    if (mediaType !== undefined) response.setHeader('Content-Type', mediaType)
    response.end(bytes)
  })
  return { address: `http://${OUTSIDE}:${port}/secret-token.png`, visits }
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

describe('an image from outside', () => {
  test('is stored as it came, by its content; its address is not', async () => {
    const bytes = png(30, 20)
    const { address } = await serveImage(bytes, 'image/png')
    const { source, images, references } = openImages()
    const image = await source.read(address)
    expect(image).toEqual({ sha256: sha256(bytes), bytes, format: 'png', width: 30, height: 20 })
    expect([...images]).toEqual([[sha256(bytes), bytes]])
    expect([...references.keys()]).toEqual([sha256(address)])
    expect(Object.keys((await makeImageVariants('icon', image.bytes)).files)).toHaveLength(3)
  })

  test.each([
    ['application/octet-stream'],
    ['binary/octet-stream'],
    ['image/jpeg'],
    [undefined],
  ])('is what its bytes say when the sender says %s', async mediaType => {
    const { address } = await serveImage(png(9, 9), mediaType)
    expect(await openImages().source.read(address)).toMatchObject({ format: 'png' })
  })

  test('is fetched once for many who want it at the same time, and for an hour', async () => {
    const { address, visits } = await serveImage(png(9, 9), 'image/png')
    const { source, pass } = openImages()
    await Promise.all(Array.from({ length: 50 }, () => source.read(address)))
    pass(HOUR_MS - 1)
    await source.read(address)
    expect(visits.length).toBe(1)
    pass(1)
    await source.read(address)
    expect(visits.length).toBe(2)
  })

  test('is fetched anew when it failed, or is stored no more', async () => {
    const { resolve } = resolveInTurn([], [OUTSIDE])
    const { port, visits } = await serve((_, response) => response.end(png(9, 9)))
    const { source, images } = openImages({ resolve })
    const address = `http://images.example:${port}/`
    await expectRefusal(source.read(address), 'ERR_OUTSIDE_ADDRESS')
    await source.read(address)
    images.clear()
    await source.read(address)
    expect(visits.length).toBe(2)
  })

  test('that is an SVG is drawn once, and stored as PNG', async () => {
    const { source, images, drawings, pass } = openImages()
    const reference = dataUri('image/svg+xml', svg('<rect width="100" height="100"/>'))
    const image = await source.read(reference)
    expect(image).toMatchObject({ format: 'png', width: 1_536, height: 1_536 })
    expect([...images.keys()]).toEqual([sha256(image.bytes)])
    pass(1_000 * HOUR_MS)
    expect(await source.read(reference)).toEqual(image)
    expect(drawings()).toBe(1)
  })

  test('may be percent-encoded text', async () => {
    const text = Buffer.from(svg('<rect width="100" height="100"/>')).toString()
    const { source } = openImages()
    expect(await source.read(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`)).toMatchObject({
      format: 'png',
    })
  })

  test('is refused as a data URI for what it would be refused for when fetched', async () => {
    const { source } = openImages()
    const read = (reference: string) => source.read(reference)
    const claimed = [30_000, 30_000]
    await expectRefusal(read(dataUri('image/png', png(9, 9, { claimed }))), 'ERR_IMAGE_PIXELS')
    await expectRefusal(read(dataUri('image/png', '<!doctype html>')), 'ERR_IMAGE_FORMAT')
    await expectRefusal(read(dataUri('text/html', png(9, 9))), 'ERR_OUTSIDE_MEDIA_TYPE')
    await expectRefusal(read(dataUri('image/png', new Uint8Array(5_000_001))), 'ERR_OUTSIDE_BYTES')
  })
})

describe('a data URI', () => {
  test.each([
    ['data:image/png;base64,AQID', 'image/png', [1, 2, 3]],
    ['DATA:Image/PNG;a=b;BASE64,AQI%3D', 'image/png', [1, 2]],
    ['data:,A%20b', '', [65, 32, 98]],
    ['data:image/png;base64,', 'image/png', []],
  ])('%s is read', (uri, mediaType, bytes) => {
    expect(parseDataUri(uri, 3)).toEqual({ mediaType, bytes: Uint8Array.from(bytes) })
  })

  test.each([
    ['data:image/png;base64', 'ERR_OUTSIDE_DATA_URI'],
    ['data:image/png;base64,AQ_D', 'ERR_OUTSIDE_DATA_URI'],
    ['data:image/png;base64,AQ=ID', 'ERR_OUTSIDE_DATA_URI'],
    ['data:image/svg+xml,<rect width="50%"/>', 'ERR_OUTSIDE_DATA_URI'],
    ['data:,abcd', 'ERR_OUTSIDE_BYTES'],
    [`data:,${'%41'.repeat(1_000)}`, 'ERR_OUTSIDE_BYTES'],
  ])('%s is refused', (uri, code) => {
    const maxBytes = uri.startsWith('data:image') ? 100 : 3
    expect(() => parseDataUri(uri, maxBytes)).toThrow(expect.objectContaining({ code }))
  })
})
