import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { ImageSource } from '../../src/outside/image-source.ts'
import { SvgProcesses } from '../../src/outside/svg-processes.ts'
import {
  dataUri,
  ENDLESS_SVG,
  expectRefusal,
  type FetcherOptions,
  HUGE_SVG,
  INSIDE,
  memoryStore,
  OUTSIDE,
  outsideFetcher,
  png,
  resolveInTurn,
  serve,
  serveRaw,
  svg,
} from './outside-support.ts'

const MIB = 1_024 * 1_024

/** Images from outside, as a stranger meets them: with every part real, and small limits. */
function openImages(options: FetcherOptions = {}) {
  const limits = { timeoutMs: 1_000, firstByteTimeoutMs: 500, ...options.limits }
  const drawings = new SvgProcesses({ timeoutMs: 2_000, maxMemoryBytes: 200 * MIB, processes: 1 })
  onTestFinished(() => drawings.close())
  const { store, images } = memoryStore()
  const source = new ImageSource({
    fetcher: outsideFetcher({ ...options, limits }),
    svg: drawings,
    store,
    clock: systemClock,
  })
  return { read: (reference: string) => source.read(reference), images }
}

describe('an address inside is not asked', () => {
  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback, another', '127.8.9.10'],
    ['loopback, decimal', '2130706433'],
    ['loopback, octal', '0177.0.0.1'],
    ['loopback, octal in one', '017700000001'],
    ['loopback, hexadecimal', '0x7f000001'],
    ['loopback, hexadecimal in parts', '0x7f.0x0.0x0.0x1'],
    ['loopback, short', '127.1'],
    ['loopback, mixed', '0x7f.0.1'],
    ['loopback, with a dot behind', '127.0.0.1.'],
    ['loopback, in full-width digits', '１２７.０.０.１'],
    ['loopback, in circles', '①②⑦.⓪.⓪.①'],
    ['loopback, percent-encoded', '%31%32%37.0.0.1'],
    ['loopback, IPv6', '[::1]'],
    ['loopback, IPv6 in full', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
    ['loopback, mapped into IPv6', '[::ffff:127.0.0.1]'],
    ['loopback, mapped and hexadecimal', '[::ffff:7f00:1]'],
    ['loopback, compatible with IPv6', '[::127.0.0.1]'],
    ['loopback, translated', '[64:ff9b::127.0.0.1]'],
    ['loopback, by 6to4', '[2002:7f00:1::]'],
    ['loopback, by Teredo', '[2001:0:7f00:1::]'],
    ['any address', '0.0.0.0'],
    ['any address, short', '0'],
    ['any address, IPv6', '[::]'],
    ['private', '10.0.0.1'],
    ['private, other', '172.16.0.1'],
    ['private, of homes', '192.168.1.1'],
    ['private, IPv6', '[fd00::1]'],
    ['shared', '100.64.0.1'],
    ['link-local', '169.254.0.1'],
    ['link-local, IPv6', '[fe80::1]'],
    ['metadata of a cloud', '169.254.169.254'],
    ['metadata of a cloud, decimal', '2852039166'],
    ['metadata of a cloud, mapped', '[::ffff:a9fe:a9fe]'],
    ['metadata of a cloud, IPv6', '[fd00:ec2::254]'],
    ['metadata of another cloud', '100.100.100.200'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
  ])('%s', async (_, host) => {
    const { port, visits } = await serve((_, response) => response.end(png(9, 9)), { address: INSIDE })
    const { resolve, asked } = resolveInTurn([INSIDE])
    const { read } = openImages({ resolve, allowHttp: true })
    await expectRefusal(read(`http://${host}:${port}/latest/meta-data`), 'ERR_OUTSIDE_ADDRESS')
    await expectRefusal(read(`https://${host}/latest/meta-data`), 'ERR_OUTSIDE_ADDRESS')
    expect(visits).toEqual([])
    // What looks like a name to somebody else is an address here already.
    expect(asked).toEqual([])
  })

  test.each([
    ['loopback', ['127.0.0.1']],
    ['loopback, IPv6', ['::1']],
    ['private', ['10.0.0.1', '192.168.0.1']],
    ['the metadata of a cloud', ['169.254.169.254']],
    ['loopback, mapped into IPv6', ['::ffff:127.0.0.1']],
    ['link-local with a zone', ['fe80::1%lo']],
    ['something that is no address', ['127.1', 'localhost', '']],
    ['nothing', []],
  ])('by a name that leads to %s', async (_, addresses) => {
    const { port, visits } = await serve((_, response) => response.end(png(9, 9)), { address: INSIDE })
    const { resolve } = resolveInTurn(addresses)
    const { read } = openImages({ resolve, allowHttp: true })
    const attempt = read(`http://intranet.example:${port}/`)
    await expectRefusal(attempt, 'ERR_OUTSIDE_ADDRESS')
    // The same for all of them: whether a name is known inside is not told.
    await expect(attempt).rejects.toThrow(
      'Expected a host on the internet, found none under intranet.example. Check the name, or send the bytes as a data URI',
    )
    expect(visits).toEqual([])
  })

  test.each([
    ['loopback', (port: number) => `http://127.0.0.1:${port}/`],
    ['loopback, decimal', (port: number) => `http://2130706433:${port}/`],
    ['loopback, by a name', (port: number) => `//intranet.example:${port}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data'],
  ])('after a redirect to %s', async (_, target) => {
    const outside = await serve((_, response) => response.writeHead(302, { Location: target(outside.port) }).end())
    const inside = await serve((_, response) => response.end(png(9, 9)), { address: INSIDE, port: outside.port })
    const { resolve } = resolveInTurn([INSIDE])
    const { read } = openImages({ resolve, allowHttp: true })
    await expectRefusal(read(`http://${OUTSIDE}:${outside.port}/`), 'ERR_OUTSIDE_ADDRESS')
    expect(outside.visits.length).toBe(1)
    expect(inside.visits).toEqual([])
  })

  test('by a name that changes between look-up and connection', async () => {
    const outside = await serve((_, response) => response.setHeader('Content-Type', 'image/png').end(png(9, 9)))
    const inside = await serve((_, response) => response.end(), { address: INSIDE, port: outside.port })
    const { resolve, asked } = resolveInTurn([OUTSIDE], [INSIDE])
    const { read } = openImages({ resolve })
    // It is looked up once, and what was answered and checked is what is connected to.
    expect(await read(`http://rebind.example:${outside.port}/a`)).toMatchObject({ width: 9, height: 9 })
    expect(asked).toEqual(['rebind.example'])
    expect(outside.visits.length).toBe(1)
    // The next connection looks again, and refuses.
    await expectRefusal(read(`http://rebind.example:${outside.port}/b`), 'ERR_OUTSIDE_ADDRESS')
    expect(inside.visits).toEqual([])
  })

  test('by a name that changes between a redirect and its target', async () => {
    const outside = await serve((_, response) => response.writeHead(302, { Location: '/logo.png' }).end())
    const inside = await serve((_, response) => response.end(), { address: INSIDE, port: outside.port })
    const { resolve } = resolveInTurn([OUTSIDE], [INSIDE])
    await expectRefusal(openImages({ resolve }).read(`http://rebind.example:${outside.port}/`), 'ERR_OUTSIDE_ADDRESS')
    expect(inside.visits).toEqual([])
  })
})

describe('a sender does not keep us busy', () => {
  test.each<[string, Parameters<typeof serveRaw>[0], string]>([
    ['silence', () => {}, 'ERR_OUTSIDE_TIMEOUT'],
    ['a header that never ends', socket => drip(socket, 'X: y\r\n', 'HTTP/1.1 200 OK\r\n'), 'ERR_OUTSIDE_TIMEOUT'],
    ['a header that is long', socket => flood(socket, `X: ${'y'.repeat(99)}\r\n`, OK), 'ERR_OUTSIDE_HEADERS'],
    ['promises of an answer', socket => drip(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'), 'ERR_OUTSIDE_TIMEOUT'],
    ['a slow body', socket => drip(socket, '.', `${PNG_HEAD}\r\n`), 'ERR_OUTSIDE_TIMEOUT'],
    ['an endless body', socket => flood(socket, 'x'.repeat(9_999), `${PNG_HEAD}\r\n`), 'ERR_OUTSIDE_BYTES'],
    [
      'an endless body that says it is short',
      socket => flood(socket, '1\r\nx\r\n'.repeat(999), `${PNG_HEAD}Transfer-Encoding: chunked\r\n\r\n`),
      'ERR_OUTSIDE_BYTES',
    ],
    [
      'a body that says it is long',
      socket => socket.write(`${PNG_HEAD}Content-Length: 99999999999\r\n\r\n`),
      'ERR_OUTSIDE_BYTES',
    ],
    ['half a body', socket => socket.end(`${PNG_HEAD}Content-Length: 9\r\n\r\nabc`), 'ERR_OUTSIDE_UNREACHABLE'],
    ['no answer', socket => socket.end(), 'ERR_OUTSIDE_UNREACHABLE'],
    ['something that is not http', socket => socket.end('220 smtp.example ESMTP\r\n'), 'ERR_OUTSIDE_UNREACHABLE'],
    [
      'another protocol',
      socket => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      'ERR_OUTSIDE_UNREACHABLE',
    ],
  ])('with %s', async (_, answer, code) => {
    const { port } = await serveRaw(answer)
    await expectRefusal(openImages({ limits: { maxBytes: 100_000 } }).read(`http://${OUTSIDE}:${port}/`), code)
  })

  test('with name servers that never answer', async () => {
    const { read } = openImages({ resolve: () => new Promise(() => {}) })
    await expectRefusal(read('https://images.example/'), 'ERR_OUTSIDE_TIMEOUT')
  })

  test.each([
    [
      'packed though we did not ask for it',
      'image/png',
      'gzip',
      gzipSync(Buffer.alloc(50 * MIB)),
      'ERR_OUTSIDE_ENCODING',
    ],
    ['packed twice', 'image/png', 'gzip, br', gzipSync(gzipSync(Buffer.alloc(MIB))), 'ERR_OUTSIDE_ENCODING'],
    ['packed without a word', 'image/png', undefined, gzipSync(Buffer.alloc(50 * MIB)), 'ERR_IMAGE_FORMAT'],
    ['an SVG that is packed', 'image/svg+xml', undefined, gzipSync(svg(' '.repeat(50 * MIB))), 'ERR_IMAGE_FORMAT'],
    ['a PNG of 30,000 × 30,000', 'image/png', undefined, png(9, 9, { claimed: [30_000, 30_000] }), 'ERR_IMAGE_PIXELS'],
    ['a PNG of 30,000 × 30,000, whole', 'image/png', undefined, png(30_000, 30_000, { bits: 1 }), 'ERR_IMAGE_PIXELS'],
    ['a web page', 'text/html; charset=utf-8', undefined, '<!doctype html><p>404', 'ERR_OUTSIDE_MEDIA_TYPE'],
    ['a web page in place of an image', 'image/png', undefined, '<!doctype html><p>404', 'ERR_IMAGE_FORMAT'],
    ['other markup in place of an image', 'image/svg+xml', undefined, '<feed/>', 'ERR_IMAGE_FORMAT'],
    ['an image that says it is something else', 'application/json', undefined, png(9, 9), 'ERR_OUTSIDE_MEDIA_TYPE'],
    ['an image that is not read', 'image/tiff', undefined, 'II*\0\0\0\0\0', 'ERR_IMAGE_FORMAT'],
    ['an image cut off', 'image/png', undefined, png(9, 9).subarray(0, 20), 'ERR_IMAGE_DECODE'],
  ])('with %s', async (_, mediaType, encoding, bytes, code) => {
    const { port } = await serve((_, response) => {
      response.setHeader('Content-Type', mediaType)
      if (encoding !== undefined) response.setHeader('Content-Encoding', encoding)
      response.end(bytes)
    })
    const { read, images } = openImages()
    await expectRefusal(read(`http://${OUTSIDE}:${port}/`), code)
    expect(images.size).toBe(0)
  })

  test.each([400, 401, 404, 500, 204, 206, 304])('with status %i', async status => {
    const { port } = await serve((_, response) => response.writeHead(status, { 'Content-Type': 'image/png' }).end())
    await expectRefusal(openImages().read(`http://${OUTSIDE}:${port}/`), 'ERR_OUTSIDE_STATUS')
  })
})

describe('an SVG', () => {
  test('that refers to something outside itself is refused, and nothing is fetched', async () => {
    const { port, visits } = await serve((_, response) => response.end(png(9, 9)), { address: INSIDE })
    const { read } = openImages()
    const inside = `http://${INSIDE}:${port}/`
    for (const reference of [inside, 'file:///etc/passwd', '/etc/passwd', dataUri('image/svg+xml', svg(''))]) {
      for (const content of [
        `<image href="${reference}" width="9" height="9"/>`,
        `<use href="${reference}#a"/>`,
        `<style>@import url(${reference});</style>`,
        `<rect width="9" height="9" fill="url(${reference}#a)"/>`,
        `<include xmlns="http://www.w3.org/2001/XInclude" href="${reference}"/>`,
      ]) {
        await expectRefusal(read(dataUri('image/svg+xml', svg(content))), 'ERR_IMAGE_SVG')
      }
    }
    const prologs = [`<?xml-stylesheet href="${inside}"?>`, `<!DOCTYPE svg [<!ENTITY x SYSTEM "${inside}">]>`]
    for (const prolog of prologs) {
      const source = Buffer.concat([Buffer.from(prolog), svg('<text>&x;</text>')])
      await expectRefusal(read(dataUri('image/svg+xml', source)), 'ERR_IMAGE_SVG')
    }
    expect(visits).toEqual([])
  })

  test.each([
    ['a script', '<script>fetch("/")</script>'],
    ['a script with a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg"/>'],
    ['an event', '<rect width="9" height="9" onload="fetch()"/>'],
    ['a link that is one', '<a href=" java&#10;script:fetch()"><rect width="9" height="9"/></a>'],
  ])('with %s is refused', async (_, content) => {
    await expectRefusal(openImages().read(dataUri('image/svg+xml', svg(content))), 'ERR_IMAGE_SVG')
  })

  test('that takes forever to draw is ended', async () => {
    await expectRefusal(openImages().read(dataUri('image/svg+xml', ENDLESS_SVG)), 'ERR_OUTSIDE_SVG_TIMEOUT')
  })

  test('that takes all memory is ended', async () => {
    await expectRefusal(openImages().read(dataUri('image/svg+xml', HUGE_SVG)), 'ERR_OUTSIDE_SVG_MEMORY')
  })
})

const OK = 'HTTP/1.1 200 OK\r\n'
const PNG_HEAD = `${OK}Content-Type: image/png\r\n`

/** Sends a little, again and again. */
function drip(socket: Parameters<Parameters<typeof serveRaw>[0]>[0], text: string, first = ''): void {
  socket.write(first)
  const timer = setInterval(() => socket.write(text), 10)
  socket.on('close', () => clearInterval(timer))
}

/** Sends as much as is taken. */
function flood(socket: Parameters<Parameters<typeof serveRaw>[0]>[0], text: string, first: string): void {
  socket.write(first)
  const send = () => {
    while (socket.writable && socket.write(text)) {
      // Until the socket is full.
    }
  }
  socket.on('drain', send)
  send()
}
