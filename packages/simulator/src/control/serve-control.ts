import { once } from 'node:events'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { SimulatorError } from '../simulator-error.ts'

/** The page lets anybody who reaches it change things, so nobody but this machine does. */
const HOST = '127.0.0.1'

export type ServeControlOptions = {
  /** Default: 0, any free port. */
  readonly port?: number
}

/** A control page that is listening. */
export type ControlServer = {
  /** Origin without a path: `http://127.0.0.1:<port>`. */
  readonly url: string
  readonly port: number
  /** Stops at once: connections are cut. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Serves a control page on the loopback interface.
 *
 * @throws SimulatorError ERR_SIMULATOR_LISTEN
 */
export async function serveControl(app: Hono, { port = 0 }: ServeControlOptions = {}): Promise<ControlServer> {
  // Not the program's own Request and Response: a library does not replace globals.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer((request, response) => void listener(request, response))
  server.listen(port, HOST)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw listenError(port, cause)
  }
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw listenError(port)
  const close = async () => {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }
  return { url: `http://${HOST}:${address.port}`, port: address.port, close, [Symbol.asyncDispose]: close }
}

function listenError(port: number, cause?: unknown): SimulatorError {
  const message = `Expected to listen on ${HOST} port ${port}, but the address is not to be had; choose another port or 0`
  return new SimulatorError('ERR_SIMULATOR_LISTEN', message, { cause })
}
