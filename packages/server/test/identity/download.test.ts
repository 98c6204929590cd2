import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { createDownload } from '../../src/identity/download.ts'
import { isPublicAddress } from '../../src/outside/public-address.ts'
import { createHostResolver } from '../../src/outside/resolve-host.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('Expected a port')
  return new URL(`http://127.0.0.1:${address.port}/authority.der`)
}

const limits = { resolve: createHostResolver(), maxBytes: 1_000, timeoutMs: 5_000 }
const downloadAnywhere = createDownload({ ...limits, allowPrivate: true })

describe('a download', () => {
  test('answers the bytes of a small file', async () => {
    const url = await serve((_, response) => response.end(Buffer.from([1, 2, 3])))
    expect(await downloadAnywhere(url)).toEqual(Uint8Array.of(1, 2, 3))
  })

  test('ends where the limit is, however much is sent', async () => {
    const url = await serve((_, response) => {
      const send = () => {
        while (response.write(Buffer.alloc(600))) {
          // Until the socket is full.
        }
      }
      response.on('drain', send)
      send()
    })
    await expect(downloadAnywhere(url)).rejects.toMatchObject({ code: 'ERR_OUTSIDE_BYTES' })
  })

  test('does not follow a redirect', async () => {
    const asked: (string | undefined)[] = []
    const url = await serve((request, response) => {
      asked.push(request.url)
      response.writeHead(302, { Location: '/elsewhere' }).end()
    })
    await expect(downloadAnywhere(url)).rejects.toMatchObject({ code: 'ERR_OUTSIDE_REDIRECT' })
    expect(asked).toEqual(['/authority.der'])
  })

  test('gives up on a server that does not answer', async () => {
    const url = await serve(() => {})
    const download = createDownload({ ...limits, timeoutMs: 50, allowPrivate: true })
    await expect(download(url)).rejects.toMatchObject({ code: 'ERR_OUTSIDE_TIMEOUT' })
  })

  test('asks nobody on this machine or in private networks, whatever name leads there', async () => {
    let isAsked = false
    const url = await serve((_, response) => {
      isAsked = true
      response.end()
    })
    const download = createDownload({ ...limits, allowPrivate: false })
    for (const address of [
      url.href,
      'http://127.0.0.1/a',
      'http://2130706433/a',
      'http://localhost/a',
      'http://[::1]/a',
      'http://[::ffff:10.0.0.1]/a',
      'http://169.254.169.254/latest/meta-data',
    ]) {
      await expect(download(new URL(address)), address).rejects.toMatchObject({ code: 'ERR_OUTSIDE_ADDRESS' })
    }
    const port = download(new URL('http://1.1.1.1:8080/a'))
    await expect(port).rejects.toMatchObject({ code: 'ERR_OUTSIDE_PORT' })
    const file = download(new URL('file:///etc/passwd'))
    await expect(file).rejects.toMatchObject({ code: 'ERR_OUTSIDE_SCHEME' })
    expect(isAsked).toBe(false)
  })
})

test.each(['17.253.21.201', '1.1.1.1', '2620:149:af0::10', '2a01:b740::1'])('%s is a public address', address => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  ...['10.1.2.3', '100.64.0.1', '172.31.255.255', '192.168.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', 'fe80::1', 'fc00::1', 'ff02::1', '2001:db8::1', '2002:a00:1::', '64:ff9b::a00:1', 'nowhere'],
])('%s is no public address', address => {
  expect(isPublicAddress(address)).toBe(false)
})
