// Frames of HTTP/2 (RFC 9113 section 4.1):
//
//   offset  width  meaning
//   0       3      length of the payload
//   3       1      type
//   4       1      flags
//   5       4      stream identifier, 0 for the connection
//   9              payload
//
// Bytes on their way out are strings of one character a byte (latin1): a thousand small frames are joined faster so than in buffers.

export const FRAME = {
  data: 0x0,
  headers: 0x1,
  resetStream: 0x3,
  settings: 0x4,
  pushPromise: 0x5,
  ping: 0x6,
  goAway: 0x7,
  windowUpdate: 0x8,
  continuation: 0x9,
} as const

export const FLAG = {
  /** Of DATA and HEADERS. */
  endStream: 0x1,
  /** Of SETTINGS and PING. */
  acknowledged: 0x1,
  endHeaders: 0x4,
  padded: 0x8,
  priority: 0x20,
} as const

export const SETTING = {
  headerTableSize: 0x1,
  enablePush: 0x2,
  maxConcurrentStreams: 0x3,
  initialWindowSize: 0x4,
} as const

export const ERROR_CODE = { noError: 0x0, refusedStream: 0x7, cancel: 0x8 } as const

export const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'

export interface Frame {
  readonly type: number
  readonly flags: number
  readonly streamId: number
  readonly payload: Buffer
}

const HEADER_BYTES = 9
/** What a peer may send unless it was allowed more. */
const MAX_PAYLOAD_BYTES = 16_384
const NO_BYTES = Buffer.alloc(0)

export function encodeFrame(type: number, flags: number, streamId: number, payload: string): string {
  const { length } = payload
  return (
    String.fromCharCode(length >>> 16, (length >>> 8) & 0xff, length & 0xff, type, flags) +
    encodeUint32(streamId) +
    payload
  )
}

export function encodeUint32(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
}

export function encodeSetting(setting: number, value: number): string {
  return String.fromCharCode(setting >>> 8, setting & 0xff) + encodeUint32(value)
}

/** Cuts what a connection brings into frames. */
export class FrameReader {
  #rest: Buffer = NO_BYTES

  /**
   * Hands over every frame that is complete; of the last one, what is there waits for more.
   *
   * @throws RangeError for a frame that is longer than was allowed.
   */
  read(chunk: Buffer, onFrame: (frame: Frame) => void): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    while (at + HEADER_BYTES <= bytes.length) {
      const length = bytes.readUIntBE(at, 3)
      if (length > MAX_PAYLOAD_BYTES) {
        throw new RangeError(`Expected frames of at most ${MAX_PAYLOAD_BYTES} bytes, found one of ${length}`)
      }
      const end = at + HEADER_BYTES + length
      if (end > bytes.length) break
      onFrame({
        type: bytes.readUInt8(at + 3),
        flags: bytes.readUInt8(at + 4),
        // The first bit is reserved.
        streamId: bytes.readUInt32BE(at + 5) & 0x7fff_ffff,
        payload: bytes.subarray(at + HEADER_BYTES, end),
      })
      at = end
    }
    this.#rest = bytes.subarray(at)
  }
}

/**
 * What a frame of DATA or HEADERS carries, without padding and priority.
 *
 * @throws RangeError when there is more padding than frame.
 * @see RFC 9113 sections 6.1 and 6.2
 */
export function contentOf({ flags, payload }: Frame, hasPriority: boolean): Buffer {
  const isPadded = (flags & FLAG.padded) !== 0
  const start = (isPadded ? 1 : 0) + (hasPriority && (flags & FLAG.priority) !== 0 ? 5 : 0)
  const end = payload.length - (isPadded ? (payload[0] ?? 0) : 0)
  if (start > end) throw new RangeError('Expected padding within its frame, found more')
  return payload.subarray(start, end)
}

/** @throws RangeError when the frame ends within a setting. */
export function parseSettings(payload: Buffer): ReadonlyMap<number, number> {
  const settings = new Map<number, number>()
  for (let at = 0; at < payload.length; at += 6) settings.set(payload.readUInt16BE(at), payload.readUInt32BE(at + 2))
  return settings
}
