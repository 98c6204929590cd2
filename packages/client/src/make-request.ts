import type { Operation } from './call.ts'

/** A call as it is sent, as often as it takes. */
export interface Request {
  readonly url: string
  readonly method: Operation['method']
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | undefined
  /** Whether it may be made again though nobody knows if it was done. */
  readonly isRepeatable: boolean
}

export interface RequestContext {
  /** Without a slash at its end. */
  readonly url: string
  readonly apiKey: string
  readonly idempotencyKey: () => string
}

/**
 * Makes the request of a call.
 *
 * @throws TypeError for a part of the path that no address can have.
 */
export function makeRequest(operation: Operation, input: object, context: RequestContext): Request {
  const { method, path, query = [], bodyType, takesIdempotencyKey = false } = operation
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(input))
  const { ifMatch, idempotencyKey } = {
    ifMatch: values.get('ifMatch'),
    idempotencyKey: takesIdempotencyKey ? (values.get('idempotencyKey') ?? context.idempotencyKey()) : undefined,
  }
  const headers = {
    Authorization: `Bearer ${context.apiKey}`,
    ...(bodyType !== undefined && { 'Content-Type': bodyType }),
    ...(typeof ifMatch === 'string' && { 'If-Match': ifMatch }),
    ...(typeof idempotencyKey === 'string' && { 'Idempotency-Key': idempotencyKey }),
  }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => segmentOf(name, values.get(name)))
  const given = query.flatMap(name => (values.get(name) === undefined ? [] : [[name, String(values.get(name))]]))
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
  return {
    url: `${context.url}${filled}${search}`,
    method,
    headers,
    body: bodyType === undefined ? undefined : bodyOf(values.get('body')),
    // Done twice, the others end as done once; but by then their own change has made `If-Match` fail.
    isRepeatable: method === 'POST' ? takesIdempotencyKey : ifMatch === undefined,
  }
}

/** Dots alone would lead elsewhere: addresses are shortened by them, encoded or not. */
function segmentOf(name: string, value: unknown): string {
  if (typeof value === 'string' && !/^\.{0,2}$/.test(value)) return encodeURIComponent(value)
  throw new TypeError(`Expected ${name} to be a text that a path can have, found ${JSON.stringify(value)}`)
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
}
