import type { KeyObject } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { z } from 'zod'
import { type ApnsAnswer, parseApnsAnswer } from './apns-answer.ts'
import {
  contentOf,
  ERROR_CODE,
  encodeFrame,
  encodeSetting,
  encodeUint32,
  FLAG,
  FRAME,
  type Frame,
  FrameReader,
  PREFACE,
  parseSettings,
  SETTING,
} from './http2/frames.ts'
import { DEFAULT_TABLE_BYTES, RequestEncoder, type RequestFields, readStatus } from './http2/hpack.ts'
import { openSocket } from './open-socket.ts'
import type { PushCounters } from './push-counters.ts'
import type { Timers } from './timers.ts'

export interface ApnsAddress {
  /** `https://api.push.apple.com`; the sandbox host never works for passes. */
  readonly url: string
  /** Trusted in place of the system's authorities: for the simulator. */
  readonly authorityPem?: string | undefined
  /** HTTP proxy that leads to APNs by CONNECT. */
  readonly proxyUrl?: string | undefined
}

export interface ApnsConnectionOptions extends ApnsAddress {
  /** The certificate that signs the passes also opens the connection; without one, each request brings a provider token. */
  readonly certificate?: { readonly certificatePem: string; readonly privateKey: KeyObject } | undefined
  /** Headers that every request has. */
  readonly headers: Readonly<Record<string, string>>
  /** How long opening may take. */
  readonly timeoutMs: number
  readonly timers: Timers
  readonly counters: PushCounters
  /** It is open, may carry more, or carries no more: look at it again. */
  readonly onChanged: () => void
  /** It is gone; everything it carried was reported before. */
  readonly onEnded: (error: Error | undefined) => void
}

/** Who sent a push down a connection, and hears of it exactly once. */
export interface Carried {
  onAnswer(answer: ApnsAnswer): void
  /**
   * The connection was gone before the answer.
   *
   * @param isRefused APNs said that it has not looked at the push.
   */
  onLost(error: Error | undefined, isRefused: boolean): void
}

/** A push that waits for its answer. */
interface Stream {
  readonly carried: Carried
  /** 0 until the answer has begun. */
  status: number
  text: string
}

/** At most in flight, whatever more is offered. */
const MAX_STREAMS = 1000
/** Identifiers have 31 bits, and only the odd ones are ours. */
const MAX_STREAM_ID = 0x7fff_ffff
const INITIAL_WINDOW_BYTES = 65_535
/** So much of the window is used before it is opened again. */
const WINDOW_STEP_BYTES = 32_768
/** A connection is asked for a sign of life this often; one that gives none until the next time is dead. */
const PING_INTERVAL_MS = 30_000
/** Most characters of an answer that are read; APNs' are below 100. */
const MAX_ANSWER_CHARACTERS = 4096
/** Most bytes of an answer's headers; APNs' are below 100. */
const MAX_HEADER_BYTES = 65_536
/** Wallet reads nothing from a push: it only comes and asks. */
const PAYLOAD = '{}'

const goAwaySchema = z.object({ reason: z.string() })

/**
 * One HTTP/2 connection to APNs, from the first byte to the last.
 *
 * It speaks the frames itself: `node:http2` makes a stream with all that belongs to one for every push, which takes longer than
 * everything else that is done for it, the database included (`docs/speed.md`).
 *
 * @see RFC 9113; web service, section 5
 */
export class ApnsConnection {
  readonly #options: ApnsConnectionOptions
  readonly #encoder: RequestEncoder
  readonly #reader = new FrameReader()
  readonly #streams = new Map<number, Stream>()
  readonly #abort = new AbortController()
  #socket: TLSSocket | undefined
  #endTimer: () => void
  #out = ''
  #nextStreamId = 1
  #maxStreams = 0
  #sendWindow = INITIAL_WINDOW_BYTES
  #streamWindow = INITIAL_WINDOW_BYTES
  #receivedBytes = 0
  /** Headers that go on in the next frame. */
  #headers: { readonly streamId: number; readonly flags: number; block: Buffer } | undefined
  #isRetired = false
  #isEnded = false
  #isPingUnanswered = false
  #error: Error | undefined
  #goAwayReason: string | undefined
  #signsOfLife = 0

  constructor(options: ApnsConnectionOptions) {
    this.#options = options
    this.#encoder = new RequestEncoder(new URL(options.url).host, options.headers)
    const { timers, timeoutMs } = options
    this.#endTimer = timers.start(
      () => this.destroy(new Error(`Expected a connection within ${timeoutMs} ms, found none`)),
      timeoutMs,
    )
    void this.#open()
  }

  /** APNs has said how much it takes: it may be used. */
  get isOpen(): boolean {
    return this.#maxStreams > 0
  }

  get hasRoom(): boolean {
    const hasWindow = this.#sendWindow >= PAYLOAD.length && this.#streamWindow >= PAYLOAD.length
    return this.#streams.size < this.#maxStreams && !this.#isRetired && hasWindow
  }

  /** Whether new pushes never go down it any more. */
  get isRetired(): boolean {
    return this.#isRetired
  }

  /** Grows with everything that comes back. */
  get signsOfLife(): number {
    return this.#signsOfLife
  }

  /** What APNs gave as reason for closing it. */
  get goAwayReason(): string | undefined {
    return this.#goAwayReason
  }

  /**
   * Sends one push; only while there is room.
   *
   * @returns gives the push up: nobody is told any more.
   */
  send(fields: RequestFields, carried: Carried): () => void {
    const streamId = this.#nextStreamId
    this.#nextStreamId += 2
    this.#streams.set(streamId, { carried, status: 0, text: '' })
    this.#options.counters.requests += 1
    this.#sendWindow -= PAYLOAD.length
    this.#write(
      encodeFrame(FRAME.headers, FLAG.endHeaders, streamId, this.#encoder.encode(fields)) +
        encodeFrame(FRAME.data, FLAG.endStream, streamId, PAYLOAD),
    )
    if (this.#nextStreamId > MAX_STREAM_ID) this.retire()
    return () => {
      if (!this.#streams.delete(streamId)) return
      this.#write(encodeFrame(FRAME.resetStream, 0, streamId, encodeUint32(ERROR_CODE.cancel)))
      this.#finishRetiring()
    }
  }

  /** Takes no more pushes, and ends when the last is answered. */
  retire(): void {
    this.#isRetired = true
    this.#finishRetiring()
  }

  /** Ends at once. */
  destroy(error?: Error): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#isRetired = true
    this.#error ??= error
    this.#endTimer()
    this.#abort.abort()
    this.#socket?.destroy()
    const { counters, onEnded } = this.#options
    if (this.isOpen) counters.connections -= 1
    else counters.connectionsFailed += 1
    if (this.isOpen && this.#error) counters.connectionsLost += 1
    const streams = [...this.#streams.values()]
    this.#streams.clear()
    for (const { carried } of streams) carried.onLost(this.#error, false)
    onEnded(this.#error)
  }

  #finishRetiring(): void {
    if (!this.#isRetired || this.#streams.size > 0 || this.#isEnded) return
    if (this.#socket) {
      const lastStreamId = 0
      this.#write(encodeFrame(FRAME.goAway, 0, 0, encodeUint32(lastStreamId) + encodeUint32(ERROR_CODE.noError)))
      this.#flush()
      // Sends what is left, then ends.
      this.#socket.destroySoon()
      this.#socket = undefined
    }
    this.destroy()
  }

  async #open(): Promise<void> {
    const { certificate, ...options } = this.#options
    try {
      const socket = await openSocket({
        ...options,
        signal: this.#abort.signal,
        // TLS takes no key objects: the text lives as long as it takes to open the connection.
        certificate: certificate && {
          cert: certificate.certificatePem,
          key: certificate.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
        },
      })
      if (this.#isEnded) socket.destroy()
      else this.#listen(socket)
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error('Expected a connection, found none', { cause: error }))
    }
  }

  #listen(socket: TLSSocket): void {
    this.#socket = socket
    socket.on('error', error => {
      this.#error ??= error
    })
    socket.on('close', () => this.#closed())
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    // No table for the headers of answers, of which only the status is read.
    const settings = encodeSetting(SETTING.headerTableSize, 0) + encodeSetting(SETTING.enablePush, 0)
    this.#write(PREFACE + encodeFrame(FRAME.settings, 0, 0, settings))
  }

  #closed(): void {
    const isExpected = this.#isRetired && this.#streams.size === 0
    this.destroy(
      isExpected ? undefined : new Error(`APNs closed the connection with ${this.#streams.size} pushes unanswered`),
    )
  }

  /** What is written within one turn goes out together. */
  #write(bytes: string): void {
    if (this.#out === '') queueMicrotask(() => this.#flush())
    this.#out += bytes
  }

  #flush(): void {
    const out = this.#out
    this.#out = ''
    if (out !== '' && this.#socket && !this.#socket.destroyed) this.#socket.write(out, 'latin1')
  }

  #read(chunk: Buffer): void {
    try {
      this.#reader.read(chunk, frame => this.#take(frame))
    } catch (cause) {
      this.destroy(new Error('Expected APNs to keep to HTTP/2, found that it does not', { cause }))
    }
    if (!this.#isEnded) this.#options.onChanged()
  }

  /** Types of frames that are unknown are ignored (RFC 9113 section 5.5). */
  #take(frame: Frame): void {
    // What comes behind the end of the connection means nothing any more.
    if (this.#isEnded) return
    if (this.#headers && frame.type !== FRAME.continuation) throw new RangeError('Expected headers to go on')
    switch (frame.type) {
      case FRAME.headers:
        this.#takeHeaders(frame.streamId, frame.flags, contentOf(frame, true))
        break
      case FRAME.continuation:
        this.#takeContinuation(frame)
        break
      case FRAME.data:
        this.#takeData(frame)
        break
      case FRAME.resetStream:
        this.#takeReset(frame)
        break
      case FRAME.settings:
        this.#takeSettings(frame)
        break
      case FRAME.ping:
        this.#takePing(frame)
        break
      case FRAME.goAway:
        this.#takeGoAway(frame)
        break
      case FRAME.windowUpdate:
        // Of a single stream, the window has room for its payload from the start.
        if (frame.streamId === 0) this.#sendWindow += frame.payload.readUInt32BE(0)
        break
      case FRAME.pushPromise:
        throw new RangeError('Expected no promises, which were declined')
    }
  }

  #takeHeaders(streamId: number, flags: number, block: Buffer): void {
    if ((flags & FLAG.endHeaders) === 0) {
      this.#headers = { streamId, flags, block }
      return
    }
    const status = readStatus(block) ?? 0
    const stream = this.#streams.get(streamId)
    if (!stream) return
    // What is below 200 only announces the answer.
    if (status >= 200) stream.status = status
    if ((flags & FLAG.endStream) !== 0) this.#answered(streamId, stream)
  }

  #takeContinuation({ streamId, flags, payload }: Frame): void {
    const headers = this.#headers
    if (headers?.streamId !== streamId) throw new RangeError('Expected headers that go on, found others')
    headers.block = Buffer.concat([headers.block, payload])
    if (headers.block.length > MAX_HEADER_BYTES) throw new RangeError(`Expected ${MAX_HEADER_BYTES} bytes of headers`)
    if ((flags & FLAG.endHeaders) === 0) return
    this.#headers = undefined
    this.#takeHeaders(streamId, headers.flags | FLAG.endHeaders, headers.block)
  }

  #takeData(frame: Frame): void {
    this.#receivedBytes += frame.payload.length
    if (this.#receivedBytes >= WINDOW_STEP_BYTES) {
      this.#write(encodeFrame(FRAME.windowUpdate, 0, 0, encodeUint32(this.#receivedBytes)))
      this.#receivedBytes = 0
    }
    const stream = this.#streams.get(frame.streamId)
    if (!stream) return
    if (stream.text.length < MAX_ANSWER_CHARACTERS) stream.text += contentOf(frame, false).toString('utf8')
    if ((frame.flags & FLAG.endStream) !== 0) this.#answered(frame.streamId, stream)
  }

  #takeReset({ streamId, payload }: Frame): void {
    const stream = this.#streams.get(streamId)
    if (!stream) return
    // Section 8.1: an answer may be followed by a reset.
    if (stream.status > 0) {
      this.#answered(streamId, stream)
      return
    }
    this.#streams.delete(streamId)
    const errorCode = payload.readUInt32BE(0)
    const error = new Error(`APNs reset the request with error code ${errorCode}`)
    stream.carried.onLost(error, errorCode === ERROR_CODE.refusedStream)
    this.#finishRetiring()
  }

  #answered(streamId: number, { carried, status, text }: Stream): void {
    this.#streams.delete(streamId)
    this.#signsOfLife += 1
    if (status > 0) carried.onAnswer(parseApnsAnswer(status, text))
    else carried.onLost(new Error('Expected an answer with a status, found none'), false)
    this.#finishRetiring()
  }

  #takeSettings({ flags, payload }: Frame): void {
    this.#signsOfLife += 1
    if ((flags & FLAG.acknowledged) !== 0) return
    const settings = parseSettings(payload)
    this.#write(encodeFrame(FRAME.settings, FLAG.acknowledged, 0, ''))
    if ((settings.get(SETTING.headerTableSize) ?? DEFAULT_TABLE_BYTES) < DEFAULT_TABLE_BYTES) this.#encoder.dropTable()
    this.#streamWindow = settings.get(SETTING.initialWindowSize) ?? this.#streamWindow
    const wasOpen = this.isOpen
    const maxStreams = settings.get(SETTING.maxConcurrentStreams) ?? (wasOpen ? this.#maxStreams : MAX_STREAMS)
    this.#maxStreams = Math.min(MAX_STREAMS, maxStreams)
    if (wasOpen || !this.isOpen) return
    this.#options.counters.connections += 1
    this.#options.counters.connectionsOpened += 1
    this.#keepPinging()
  }

  #takePing({ flags, payload }: Frame): void {
    this.#signsOfLife += 1
    if ((flags & FLAG.acknowledged) !== 0) this.#isPingUnanswered = false
    else this.#write(encodeFrame(FRAME.ping, FLAG.acknowledged, 0, payload.toString('latin1')))
  }

  /** What APNs did not get to is lost, what came before is still answered (section 6.8). */
  #takeGoAway({ payload }: Frame): void {
    const lastStreamId = payload.readUInt32BE(0) & MAX_STREAM_ID
    this.#options.counters.goAways += 1
    this.#goAwayReason = parseGoAway(payload.subarray(8).toString('utf8'))
    this.#isRetired = true
    for (const [streamId, { carried }] of [...this.#streams]) {
      if (streamId <= lastStreamId) continue
      this.#streams.delete(streamId)
      carried.onLost(undefined, true)
    }
    this.#finishRetiring()
  }

  #keepPinging(): void {
    this.#endTimer()
    this.#endTimer = this.#options.timers.start(() => this.#ping(), PING_INTERVAL_MS)
  }

  #ping(): void {
    if (this.#isPingUnanswered) {
      this.destroy(new Error(`Expected an answer to a ping within ${PING_INTERVAL_MS} ms, found none`))
      return
    }
    this.#isPingUnanswered = true
    this.#write(encodeFrame(FRAME.ping, 0, 0, 'billfold'))
    this.#keepPinging()
  }
}

function parseGoAway(text: string): string | undefined {
  try {
    return goAwaySchema.safeParse(JSON.parse(text)).data?.reason
  } catch {
    return undefined
  }
}
