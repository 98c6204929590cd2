import { describe, expect, test } from 'vitest'
import type { Wanted } from '../../src/outside/outside-fetcher.ts'
import { Turns } from '../../src/outside/turns.ts'
import {
  expectRefusal,
  INSIDE,
  OUTSIDE,
  outsideFetcher,
  resolveInTurn,
  serve,
  serveSecurely,
} from './outside-support.ts'

const WANTED: Wanted = { accept: 'image/png', isWanted: mediaType => mediaType === 'image/png' }
const BYTES = Uint8Array.of(1, 2, 3)
/** On the internet; nothing that gets there is right. */
const PUBLIC = '93.184.215.14'

describe('what is fetched', () => {
  test('comes over https from the host that its certificate names', async () => {
    const { port, authority } = await serveSecurely((_, response) => {
      response.setHeader('Content-Type', 'Image/PNG; charset=binary').end(BYTES)
    })
    const { resolve, asked } = resolveInTurn([OUTSIDE])
    const fetcher = outsideFetcher({ resolve, authorities: authority })
    expect(await fetcher.fetch(`https://images.example:${port}/logo.png`, WANTED)).toEqual({
      bytes: BYTES,
      mediaType: 'image/png',
    })
    expect(asked).toEqual(['images.example'])
    await expectRefusal(fetcher.fetch(`https://other.example:${port}/`, WANTED), 'ERR_OUTSIDE_UNREACHABLE')
    await expectRefusal(
      outsideFetcher({ resolve }).fetch(`https://images.example:${port}/`, WANTED),
      'ERR_OUTSIDE_UNREACHABLE',
    )
  })

  test('is asked for without saying who asks, also after a redirect', async () => {
    const { port, visits } = await serve((request, response) => {
      if (request.url === '/') response.writeHead(302, { Location: '/logo.png', 'Set-Cookie': 'a=1' }).end()
      else response.setHeader('Content-Type', 'image/png').end(BYTES)
    })
    await outsideFetcher().fetch(`http://${OUTSIDE}:${port}/#part`, WANTED)
    expect(visits.map(({ url }) => url)).toEqual(['/', '/logo.png'])
    for (const { rawHeaders } of visits) {
      expect(rawHeaders).toEqual([
        ...['User-Agent', 'Billfold', 'Accept', 'image/png', 'Accept-Encoding', 'identity'],
        ...['Host', `${OUTSIDE}:${port}`, 'Connection', 'close'],
      ])
    }
  })

  test('may be as large as the limit, and may say that it is encoded as it is', async () => {
    const { port } = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Encoding': 'identity' })
      response.write(Buffer.alloc(99_999))
      response.end('.')
    })
    const fetcher = outsideFetcher({ limits: { maxBytes: 100_000 } })
    const { bytes } = await fetcher.fetch(`http://${OUTSIDE}:${port}/`, WANTED)
    expect(bytes.length).toBe(100_000)
    expect(bytes.at(-1)).toBe('.'.charCodeAt(0))
  })

  test('is waited for no longer than somebody wants it', async () => {
    const { port } = await serve(() => controller.abort(new Error('the call was ended')))
    const controller = new AbortController()
    const fetching = outsideFetcher().fetch(`http://${OUTSIDE}:${port}/`, { ...WANTED, signal: controller.signal })
    await expect(fetching).rejects.toThrow('the call was ended')
  })
})

describe('an address is refused', () => {
  const { resolve } = resolveInTurn([PUBLIC])
  const fetcher = outsideFetcher({ resolve, allow: '' })

  test.each([
    ['that is none', 'logo.png', 'ERR_OUTSIDE_URL'],
    ['with a user name', 'https://user@images.example/', 'ERR_OUTSIDE_URL'],
    ['with a password', 'https://:secret@images.example/', 'ERR_OUTSIDE_URL'],
    ['with a zone', 'https://[fe80::1%25eth0]/', 'ERR_OUTSIDE_URL'],
    ['that is too long', `https://images.example/${'a'.repeat(2_048)}`, 'ERR_OUTSIDE_URL'],
    ['of a file', 'file:///etc/passwd', 'ERR_OUTSIDE_SCHEME'],
    ['of another protocol', 'gopher://images.example/', 'ERR_OUTSIDE_SCHEME'],
    ['without https', 'http://images.example/', 'ERR_OUTSIDE_SCHEME'],
    ['with a port of its own', 'https://images.example:22/', 'ERR_OUTSIDE_PORT'],
    ['with the port of http', 'https://images.example:80/', 'ERR_OUTSIDE_PORT'],
  ])('%s', async (_, address, code) => {
    await expectRefusal(fetcher.fetch(address, WANTED), code)
  })

  test('with a port of its own though http is allowed', async () => {
    const permissive = outsideFetcher({ resolve, allow: '', allowHttp: true })
    await expectRefusal(permissive.fetch('http://images.example:6379/', WANTED), 'ERR_OUTSIDE_PORT')
  })

  test('without its path and its password in the message', async () => {
    await expect(fetcher.fetch('https://u:secret@images.example/token', WANTED)).rejects.not.toThrow(/secret|token/)
    await expect(fetcher.fetch('http://images.example/token', WANTED)).rejects.not.toThrow(/token/)
  })
})

describe('redirects', () => {
  async function redirecting(times: number) {
    const { port, visits } = await serve((_, response) => {
      if (visits.length > times) response.setHeader('Content-Type', 'image/png').end(BYTES)
      else response.writeHead(307, { Location: `http://images.example:${port}/${visits.length}` }).end()
    })
    const { resolve, asked } = resolveInTurn([OUTSIDE])
    return { fetching: outsideFetcher({ resolve }).fetch(`http://images.example:${port}/`, WANTED), visits, asked }
  }

  test('are followed three times, each with a look-up of its own', async () => {
    const { fetching, asked } = await redirecting(3)
    expect((await fetching).bytes).toEqual(BYTES)
    expect(asked.length).toBe(4)
  })

  test('are not followed a fourth time', async () => {
    const { fetching, visits } = await redirecting(4)
    await expectRefusal(fetching, 'ERR_OUTSIDE_REDIRECT')
    expect(visits.length).toBe(4)
  })

  test('do not lead from https to http, even where http may be fetched', async () => {
    const plain = await serve((_, response) => response.end())
    const { port, authority } = await serveSecurely((_, response) => {
      response.writeHead(301, { Location: `http://${OUTSIDE}:${plain.port}/` }).end()
    })
    const { resolve } = resolveInTurn([OUTSIDE])
    const fetcher = outsideFetcher({ resolve, authorities: authority, allowHttp: true })
    await expectRefusal(fetcher.fetch(`https://images.example:${port}/`, WANTED), 'ERR_OUTSIDE_SCHEME')
    expect(plain.visits).toEqual([])
  })

  test.each([
    ['nowhere', {}, 'ERR_OUTSIDE_REDIRECT'],
    ['an address that is none', { Location: 'http://[' }, 'ERR_OUTSIDE_URL'],
    ['a file', { Location: 'file:///etc/passwd' }, 'ERR_OUTSIDE_SCHEME'],
    ['an address with a password', { Location: 'https://a:b@images.example/' }, 'ERR_OUTSIDE_URL'],
  ])('do not lead to %s', async (_, headers, code) => {
    const { port } = await serve((_, response) => response.writeHead(302, headers).end())
    await expectRefusal(outsideFetcher().fetch(`http://${OUTSIDE}:${port}/`, WANTED), code)
  })
})

describe('connections', () => {
  test('are so many at a time, to one host and overall', async () => {
    const held: (() => void)[] = []
    const arrived: (() => void)[] = []
    const { port, visits } = await serve((_, response) => {
      held.push(() => response.setHeader('Content-Type', 'image/png').end(BYTES))
      arrived.shift()?.()
    })
    const arrival = () => new Promise<void>(resolve => arrived.push(resolve))
    const { resolve } = resolveInTurn([OUTSIDE])
    const fetcher = outsideFetcher({ resolve, limits: { connections: 3, connectionsPerHost: 2, waiting: 2 } })
    const fetch = (host: string) => fetcher.fetch(`http://${host}:${port}/`, WANTED)

    const first = [arrival(), arrival(), arrival()]
    const fetching = [fetch('a.example'), fetch('a.example'), fetch('a.example'), fetch('b.example')]
    await Promise.all(first)
    expect(visits.map(({ headers }) => headers.host?.slice(0, 1)).sort()).toEqual(['a', 'a', 'b'])
    fetching.push(fetch('c.example'))
    await expectRefusal(fetch('d.example'), 'ERR_OUTSIDE_BUSY')

    const rest = [arrival(), arrival()]
    for (const release of held.splice(0)) release()
    await Promise.all(rest)
    for (const release of held.splice(0)) release()
    expect((await Promise.all(fetching)).length).toBe(5)
  })

  test('that are waited for are given up when time is up', async () => {
    const turns = new Turns({ total: 1, perKey: 1, waiting: 9 })
    const endTurn = await turns.enter('a', new AbortController().signal)
    const controller = new AbortController()
    const given = turns.enter('a', controller.signal)
    const next = turns.enter('a', new AbortController().signal)
    controller.abort(new Error('late'))
    await expect(given).rejects.toThrow('late')
    endTurn()
    const endNext = await next
    endNext()
    await turns.enter('a', new AbortController().signal)
  })

  test('go to the addresses that were checked, however many there are', async () => {
    const { port } = await serve((_, response) => response.setHeader('Content-Type', 'image/png').end(BYTES))
    const inside = await serve((_, response) => response.end(), { address: INSIDE, port })
    const { resolve } = resolveInTurn([INSIDE, '::1', '10.0.0.1', OUTSIDE])
    await outsideFetcher({ resolve }).fetch(`http://images.example:${port}/`, WANTED)
    expect(inside.visits).toEqual([])
  })
})
