import { expect, test } from 'vitest'
import {
  contentOf,
  encodeFrame,
  encodeSetting,
  FLAG,
  FRAME,
  type Frame,
  FrameReader,
  parseSettings,
} from '../../../src/push/http2/frames.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test('frames come out as they went in, however the bytes are cut', () => {
  const sent = [
    encodeFrame(FRAME.settings, 0, 0, encodeSetting(3, 1000)),
    encodeFrame(FRAME.data, FLAG.endStream, 0x7fff_ffff, 'x'.repeat(300)),
    encodeFrame(FRAME.ping, FLAG.acknowledged, 0, '\xff'.repeat(8)),
  ].join('')
  for (let size = 1; size < 40; size += 1) {
    const reader = new FrameReader()
    const frames: Frame[] = []
    for (let at = 0; at < sent.length; at += size) {
      reader.read(bytes(sent.slice(at, at + size)), frame => frames.push(frame))
    }
    expect(frames.map(({ type, flags, streamId, payload }) => [type, flags, streamId, payload.length])).toEqual([
      [4, 0, 0, 6],
      [0, 1, 0x7fff_ffff, 300],
      [6, 1, 0, 8],
    ])
    expect(parseSettings(frames[0]?.payload ?? Buffer.alloc(0))).toEqual(new Map([[3, 1000]]))
  }
})

test('a frame that is longer than was allowed is refused by its first bytes', () => {
  expect(() => new FrameReader().read(bytes('\x00\x40\x01\x00\x00\x00\x00\x00\x01'), () => {})).toThrow(RangeError)
})

test('padding and priority are no content', () => {
  const flags = FLAG.padded | FLAG.priority
  const payload = bytes('\x02.....content??')
  const frame = { type: FRAME.headers, flags, streamId: 1, payload }
  expect(contentOf(frame, true).toString()).toBe('content')
  expect(() => contentOf({ ...frame, payload: bytes('\xff.....') }, true)).toThrow(RangeError)
})

test('settings that are cut off are refused', () => {
  expect(() => parseSettings(bytes('\x00\x03\x00'))).toThrow(RangeError)
})
