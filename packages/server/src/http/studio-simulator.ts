import { type Context, Hono } from 'hono'
import { proxy } from 'hono/proxy'
import { Problem } from '../problems.ts'
import type { StudioDoor } from './studio-door.ts'

export interface StudioSimulatorOptions {
  readonly door: StudioDoor
  /** Where the simulator is watched and poked, if there is one. */
  readonly simulatorUrl?: string | undefined
  /** Aborted when the server ends: streams have no end of their own, and it would wait for them. */
  readonly closing?: AbortSignal | undefined
}

/**
 * What is passed on of a call. All that says who calls stays here, the cookie first: the simulator has its own idea of who may, and takes
 * us for a program on its machine.
 */
const PASSED_ON = [
  'Accept',
  'Accept-Language',
  'Cache-Control',
  'Content-Type',
  'If-None-Match',
  'Last-Event-ID',
] as const

const EVENT_STREAM = 'text/event-stream'
/** It is on our origin, and there is a stranger's pass in it: nothing of it may run, whoever opens it by its address. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/** The simulator's control app below `/simulator`, for sessions of test keys. */
export function studioSimulator({ door, simulatorUrl, closing }: StudioSimulatorOptions): Hono {
  const routes = new Hono()
  const streams = new Set<TransformStreamDefaultController<Uint8Array>>()
  closing?.addEventListener('abort', () => {
    for (const stream of streams) stream.terminate()
  })
  routes.all('/*', async context => {
    const { key } = await door.require(context)
    if (simulatorUrl === undefined || key.kind !== 'test') {
      throw new Problem('ERR_SIMULATOR_NOT_FOUND', 'There is no simulated iPhone for this session')
    }
    const { body, status, headers } = await passOn(context, simulatorUrl)
    const isEventStream = headers.get('Content-Type')?.startsWith(EVENT_STREAM) ?? false
    const answer = new Response(body && endable(body, { streams, isEventStream }), { status, headers })
    answer.headers.delete('Set-Cookie')
    answer.headers.set('Content-Security-Policy', POLICY)
    answer.headers.set('X-Content-Type-Options', 'nosniff')
    // The connection has served nothing else, and need not be waited for when the stream has ended.
    if (isEventStream) answer.headers.set('Connection', 'close')
    return answer
  })
  return routes
}

interface Passage {
  /** What it is among as long as bytes pass. */
  readonly streams: Set<TransformStreamDefaultController<Uint8Array>>
  readonly isEventStream: boolean
}

/** Passes bytes through, and can be ended. */
function endable(body: ReadableStream<Uint8Array>, { streams, isEventStream }: Passage): ReadableStream<Uint8Array> {
  let own: TransformStreamDefaultController<Uint8Array> | undefined
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
    start(controller) {
      own = controller
      streams.add(controller)
    },
  })
  // Events have no last one: when the simulator dies, the browser asks again by itself. What has an end must be seen to lack it.
  const passed = body.pipeTo(writable, { preventAbort: isEventStream }).catch(() => own?.terminate())
  void passed.finally(() => own && streams.delete(own))
  return readable
}

async function passOn(context: Context, simulatorUrl: string): Promise<Response> {
  const { pathname, search } = new URL(context.req.url)
  // Only path and search change, so that no path can name another host.
  const target = new URL(simulatorUrl)
  target.pathname = pathname.replace(/^\/+simulator/, '')
  target.search = search
  const headers = PASSED_ON.flatMap(name => {
    const value = context.req.header(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const { method, body, signal } = context.req.raw
  // Until there is an answer. After that the adapter gives up the stream when the page is closed, and with it the call behind.
  const waiting = new AbortController()
  const giveUp = () => waiting.abort()
  signal.addEventListener('abort', giveUp)
  try {
    return await proxy(target, {
      method,
      headers: Object.fromEntries(headers),
      ...(method !== 'GET' && method !== 'HEAD' && { body, duplex: 'half' }),
      signal: waiting.signal,
      redirect: 'manual',
    })
  } catch {
    throw new Problem('ERR_SIMULATOR_UNAVAILABLE', 'The simulated iPhone does not answer')
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
