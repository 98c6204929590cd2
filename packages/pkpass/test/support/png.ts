import { crc32 } from 'node:zlib'

/**
 * A white PNG without compression, so that its bytes are the same wherever it is made.
 *
 * @see PNG specification, sections 5 and 11.2
 */
export function whitePng(widthPx: number, heightPx: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(heightPx, 4)
  // Gray of one bit per pixel: nothing is smaller.
  header.writeUInt8(1, 8)
  const row = new Uint8Array(Math.ceil(widthPx / 8) + 1).fill(0xff, 1)
  const pixels = Buffer.concat(new Array<Uint8Array>(heightPx).fill(row))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', storedZlib(pixels)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** RFC 1950 around stored blocks of RFC 1951 section 3.2.4, at most 65,535 bytes each. */
function storedZlib(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)]
  for (let at = 0; at < bytes.length; at += 0xffff) {
    const block = bytes.subarray(at, at + 0xffff)
    const head = Buffer.alloc(5)
    head.writeUInt8(at + block.length === bytes.length ? 1 : 0, 0)
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(~block.length & 0xffff, 3)
    parts.push(head, block)
  }
  const adler = Buffer.alloc(4)
  adler.writeUInt32BE(adler32(bytes))
  return Buffer.concat([...parts, adler])
}

function adler32(bytes: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return ((b << 16) | a) >>> 0
}
