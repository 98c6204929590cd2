import { once } from 'node:events'
import { createSecureServer, type Http2SecureServer, type Http2Session, type SecureServerOptions } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import { SimulatorError } from '../simulator-error.ts'

/** An HTTP/2 server that is listening, and that can be closed at once. */
export type Http2Listener = {
  readonly server: Http2SecureServer
  readonly port: number
  close(): Promise<void>
}

/**
 * Starts an HTTP/2 server over TLS.
 *
 * @throws SimulatorError ERR_SIMULATOR_LISTEN
 */
export async function listenHttp2(
  tls: SecureServerOptions,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Http2Listener> {
  const server = createSecureServer(tls)
  const connections = trackConnections(server)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw listenError(host, port, cause)
  }
  const address = server.address()
  if (!isAddressInfo(address)) throw listenError(host, port)
  return { server, port: address.port, close: () => closeServer(server, connections) }
}

// A server closes only when its last connection has ended, and node's HTTP/2 server has no way to end them all.
function trackConnections(server: Http2SecureServer): ReadonlySet<{ destroy(): unknown }> {
  const open = new Set<{ destroy(): unknown }>()
  const track = (connection: Socket | Http2Session) => {
    open.add(connection)
    connection.once('close', () => open.delete(connection))
  }
  server.on('session', track)
  // Beside the sessions: connections that have not finished their handshake.
  server.on('connection', track)
  return open
}

async function closeServer(server: Http2SecureServer, connections: ReadonlySet<{ destroy(): unknown }>): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  for (const connection of connections) connection.destroy()
  await closed
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

function listenError(host: string, port: number, cause?: unknown): SimulatorError {
  const message = `Expected to listen on ${host} port ${port}, but the address is not to be had; choose another port or 0`
  return new SimulatorError('ERR_SIMULATOR_LISTEN', message, { cause })
}
