import { z } from 'zod'
import type { Exchange } from './exchange.ts'
import type { Network, NetworkRequest } from './network.ts'
import type { PassKey } from './pass-key.ts'

/** Far above any list of serial numbers that a device with some hundred passes can be sent. */
const MAX_LIST_BYTES = 1024 * 1024

/** Read of answers whose body says nothing to a device: small ones whole, so that their connection can be used again. */
const MAX_IGNORED_BYTES = 64 * 1024

/** Passes above 1.5 MB are already advised against. */
export const MAX_PASS_BYTES = 16 * 1024 * 1024

export const PASS_MEDIA_TYPE = 'application/vnd.apple.pkpass'

/** A web service, and the name the device goes by there. */
export type WebService = {
  /** Without a slash at its end. */
  readonly webServiceURL: string
  readonly deviceLibraryIdentifier: string
}

/** What a task came to: its result, or the reason as it is written into the log. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

export type UpdatablePasses = { readonly serialNumbers: readonly string[]; readonly lastUpdated: string }

export type PassDownload =
  | { readonly kind: 'downloaded'; readonly bytes: Uint8Array; readonly lastModified: string | undefined }
  | { readonly kind: 'notModified' }
  /** 410: the pass is retired. */
  | { readonly kind: 'gone' }

const updatablePassesSchema = z.object({ serialNumbers: z.array(z.string()), lastUpdated: z.string() })

/**
 * Speaks Apple's web service protocol, one request a call, from the device's side.
 *
 * Every call throws the signal's reason when it is aborted, and nothing else.
 *
 * @see spec/web-service.md section 1
 */
export class WebServiceClient {
  readonly #network: Network

  constructor(network: Network) {
    this.#network = network
  }

  /** The value is whether the registration was new to the web service. */
  async register(
    service: WebService,
    key: PassKey,
    secrets: { readonly authenticationToken: string; readonly pushToken: string },
    signal: AbortSignal,
  ): Promise<Answer<boolean>> {
    const init = {
      method: 'POST',
      headers: { ...authorize(secrets.authenticationToken), 'Content-Type': 'application/json' },
      body: JSON.stringify({ pushToken: secrets.pushToken }),
    }
    const answer = await this.#send({ task: 'register', ...registration(service, key), init }, signal)
    const isDone = answer.kind === 'answered' && (answer.status === 200 || answer.status === 201)
    return isDone ? { ok: true, value: answer.status === 201 } : refused(answer, 'authorized')
  }

  async unregister(
    service: WebService,
    key: PassKey,
    authenticationToken: string,
    signal: AbortSignal,
  ): Promise<Answer<undefined>> {
    const init = { method: 'DELETE', headers: authorize(authenticationToken) }
    const answer = await this.#send({ task: 'unregister', ...registration(service, key), init }, signal)
    const isDone = answer.kind === 'answered' && answer.status === 200
    return isDone ? { ok: true, value: undefined } : refused(answer, 'authorized')
  }

  /** Without authorization: knowing the device library identifier is enough. `undefined` when nothing matches. */
  async listUpdatable(
    service: WebService,
    passTypeIdentifier: string,
    tag: string | undefined,
    signal: AbortSignal,
  ): Promise<Answer<UpdatablePasses | undefined>> {
    const { webServiceURL, deviceLibraryIdentifier } = service
    const query = tag === undefined ? '' : `?passesUpdatedSince=${encodeSegment(tag)}`
    const path = address(webServiceURL, 'devices', deviceLibraryIdentifier, 'registrations', passTypeIdentifier)
    const answer = await this.#send(
      {
        task: 'list',
        url: `${path}${query}`,
        secretSegment: deviceLibraryIdentifier,
        init: { method: 'GET' },
        maxBytes: MAX_LIST_BYTES,
      },
      signal,
    )
    if (answer.kind === 'answered' && answer.status === 204) return { ok: true, value: undefined }
    if (answer.kind === 'failed' || answer.status !== 200) return refused(answer, 'open')
    return parseUpdatable(answer.body)
  }

  async downloadPass(
    webServiceURL: string,
    key: PassKey,
    { authenticationToken, lastModified }: { authenticationToken: string; lastModified: string | undefined },
    signal: AbortSignal,
  ): Promise<Answer<PassDownload>> {
    const headers = {
      ...authorize(authenticationToken),
      ...(lastModified === undefined ? {} : { 'If-Modified-Since': lastModified }),
    }
    const url = address(webServiceURL, 'passes', key.passTypeIdentifier, key.serialNumber)
    const init = { method: 'GET', headers }
    const answer = await this.#send({ task: 'fetch', url, init, maxBytes: MAX_PASS_BYTES }, signal)
    if (answer.kind === 'failed') return refused(answer, 'authorized')
    switch (answer.status) {
      case 200:
        return parseDownload(answer.headers, answer.body)
      case 304:
        return { ok: true, value: { kind: 'notModified' } }
      case 410:
        return { ok: true, value: { kind: 'gone' } }
      default:
        return refused(answer, 'authorized')
    }
  }

  async log(webServiceURL: string, logs: readonly string[], signal: AbortSignal): Promise<Answer<undefined>> {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ logs }),
    }
    const answer = await this.#send({ task: 'log', url: address(webServiceURL, 'log'), init }, signal)
    const isDone = answer.kind === 'answered' && answer.status === 200
    return isDone ? { ok: true, value: undefined } : refused(answer, 'open')
  }

  #send(
    request: Omit<NetworkRequest, 'maxBytes'> & { readonly maxBytes?: number },
    signal: AbortSignal,
  ): Promise<Exchange> {
    return this.#network.send({ maxBytes: MAX_IGNORED_BYTES, ...request }, signal)
  }
}

/** Where a pass is registered; whoever knows the device library identifier can list its passes. */
function registration({ webServiceURL, deviceLibraryIdentifier }: WebService, key: PassKey) {
  const { passTypeIdentifier, serialNumber } = key
  const segments = ['devices', deviceLibraryIdentifier, 'registrations', passTypeIdentifier, serialNumber]
  return { url: address(webServiceURL, ...segments), secretSegment: deviceLibraryIdentifier }
}

function address(webServiceURL: string, ...segments: readonly string[]): string {
  return `${webServiceURL}/v1/${segments.map(encodeSegment).join('/')}`
}

function encodeSegment(segment: string): string {
  // JSON can hold half a surrogate pair, which has no UTF-8 and cannot be encoded.
  return encodeURIComponent(segment.toWellFormed())
}

/** One space, and the scheme's name exactly as written. */
function authorize(authenticationToken: string): { readonly Authorization: string } {
  return { Authorization: `ApplePass ${authenticationToken}` }
}

/** A wrong token has words of its own where one was sent; where none was, 401 is a code like any other. */
function refused(answer: Exchange, request: 'authorized' | 'open'): { readonly ok: false; readonly reason: string } {
  if (answer.kind === 'failed') return { ok: false, reason: answer.reason }
  const isWrongToken = request === 'authorized' && answer.status === 401
  return { ok: false, reason: isWrongToken ? 'Authentication failure' : `Unexpected response code ${answer.status}` }
}

function parseUpdatable(body: Uint8Array | undefined): Answer<UpdatablePasses> {
  const parsed = updatablePassesSchema.safeParse(parseJson(body))
  if (parsed.success) return { ok: true, value: parsed.data }
  // No device was seen saying this; the shape is that of the known message about a pass.
  return { ok: false, reason: `Received invalid serial number data (${z.prettifyError(parsed.error)})` }
}

function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function parseDownload(headers: Headers, body: Uint8Array | undefined): Answer<PassDownload> {
  const contentType = headers.get('content-type') ?? 'none'
  if (contentType.split(';')[0]?.trim().toLowerCase() !== PASS_MEDIA_TYPE) {
    return invalidPassData(`content type is ${contentType}, not ${PASS_MEDIA_TYPE}`)
  }
  if (body === undefined) return invalidPassData(`more than ${MAX_PASS_BYTES} bytes`)
  return {
    ok: true,
    value: { kind: 'downloaded', bytes: body, lastModified: headers.get('last-modified') ?? undefined },
  }
}

/** The task's failure for an answer that is no pass. */
export function invalidPassData(why: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason: `Received invalid pass data (${why})` }
}
