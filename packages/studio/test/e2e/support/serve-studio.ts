import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Nothing inline, nothing evaluated, nothing from elsewhere. Pictures of a pass are blobs and data URIs. */
const POLICY =
  "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

/** Somebody who may look and nothing else: here is no server that could issue. */
const SESSION = {
  isOpen: true,
  iphone: false,
  version: '0.1.0',
  publicUrl: 'http://127.0.0.1',
  session: {
    project: { projectId: 'default', name: 'Default' },
    key: { name: 'sandbox', kind: 'test', scopes: ['read'] },
    expiresAt: '2100-01-01T00:00:00.000Z',
  },
}

export interface ServedStudio extends AsyncDisposable {
  readonly origin: string
}

/** Serves the built studio on loopback, under the policy that it must bear. */
export async function serveStudio(root: string): Promise<ServedStudio> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://studio')
    if (pathname === '/studio/session') {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(SESSION))
      return
    }
    const file = extname(pathname) === '' ? 'index.html' : normalize(pathname)
    try {
      const body = await readFile(join(root, file))
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': POLICY,
      })
      response.end(body)
    } catch {
      response.writeHead(404)
      response.end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('Expected a port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
