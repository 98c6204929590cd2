// An HTTP/2 server that does nothing but answer 200, for the far end of `push`: it reads frames and no headers, so that it takes a
// fraction of what a client takes. In a process of its own; says its port to the process that forked it.
import { createServer, type TLSSocket } from 'node:tls'
import { createCertificateAuthority } from '@billfold/simulator'

const HEADER_BYTES = 9
const PREFACE_BYTES = 24
const DATA = 0
const HEADERS = 1
const SETTINGS = 4
const PING = 6
const WINDOW_UPDATE = 8
const ACK = 0x1
const END_STREAM = 0x1
const END_HEADERS = 0x4
const MAX_CONCURRENT_STREAMS = 1000
/** How much a client may send before it must hear of more. */
const WINDOW_BYTES = 0x3fffffff

const STATUS_200 = 0x88
const APNS_ID = '7f6c1a5e-0f0c-4d0e-9d56-5a2f8a3b1c11'
const ACCEPTED = Buffer.concat([
  Uint8Array.of(STATUS_200, 0, 'apns-id'.length),
  Buffer.from('apns-id'),
  Uint8Array.of(APNS_ID.length),
  Buffer.from(APNS_ID),
])

const authority = await createCertificateAuthority({ now: () => new Date() })
const { certificatePem, privateKeyPem } = await authority.issueServerCertificate({ hosts: ['localhost', '127.0.0.1'] })
const tls = {
  cert: certificatePem,
  key: privateKeyPem,
  ALPNProtocols: ['h2'],
  requestCert: true,
  rejectUnauthorized: false,
}

const server = createServer(tls, serve).listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  process.send?.({ url: `https://127.0.0.1:${port}`, authorityPem: authority.rootCertificatePem })
})
process.on('disconnect', () => process.exit())

function serve(socket: TLSSocket): void {
  socket.on('error', () => {})
  socket.setNoDelay(true)
  socket.write(Buffer.concat([frame(SETTINGS, 0, 0, uint(3, 2), uint(MAX_CONCURRENT_STREAMS, 4)), windowUpdate()]))
  let left: Buffer = Buffer.alloc(0)
  let isPrefaceRead = false
  let received = 0
  socket.on('data', (chunk: Buffer) => {
    let bytes = left.length > 0 ? Buffer.concat([left, chunk]) : chunk
    if (!isPrefaceRead) {
      if (bytes.length < PREFACE_BYTES) {
        left = bytes
        return
      }
      bytes = bytes.subarray(PREFACE_BYTES)
      isPrefaceRead = true
    }
    const answers: Buffer[] = []
    let at = 0
    while (at + HEADER_BYTES <= bytes.length) {
      const length = bytes.readUIntBE(at, 3)
      if (at + HEADER_BYTES + length > bytes.length) break
      const type = bytes[at + 3]
      const flags = bytes[at + 4] ?? 0
      const stream = bytes.readUInt32BE(at + 5)
      const payload = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length)
      if (type === DATA) received += length
      if ((type === DATA || type === HEADERS) && (flags & END_STREAM) !== 0) answers.push(accept(stream))
      if (type === SETTINGS && (flags & ACK) === 0) answers.push(frame(SETTINGS, ACK, 0))
      if (type === PING && (flags & ACK) === 0) answers.push(frame(PING, ACK, 0, payload))
      at += HEADER_BYTES + length
    }
    left = bytes.subarray(at)
    if (received > WINDOW_BYTES / 2) {
      answers.push(windowUpdate(received))
      received = 0
    }
    if (answers.length > 0) socket.write(Buffer.concat(answers))
  })
}

/** `:status: 200` from the static table (RFC 7541, appendix A), and an `apns-id` that is not indexed, as APNs sends it. */
function accept(stream: number): Buffer {
  return frame(HEADERS, END_STREAM | END_HEADERS, stream, ACCEPTED)
}

function windowUpdate(bytes = WINDOW_BYTES): Buffer {
  return frame(WINDOW_UPDATE, 0, 0, uint(bytes, 4))
}

function frame(type: number, flags: number, stream: number, ...payload: readonly Uint8Array[]): Buffer {
  const length = payload.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return Buffer.concat([uint(length, 3), Uint8Array.of(type, flags), uint(stream, 4), ...payload])
}

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}
