import { describe, expect, test } from 'vitest'
import { checkImage, rasterizeSvg } from '../../src/images/index.ts'
import { claimedPng, halvesPng, pixelAt, sizeOf, svg } from './pictures.ts'

describe('an SVG drawn as PNG', () => {
  test('has the length that was asked for, and its own proportions', async () => {
    const drawn = await rasterizeSvg(svg('<rect width="1" height="1" fill="red"/>', 'viewBox="0 0 2 1"'), 300)
    expect(await sizeOf(drawn)).toBe('300×150')
    expect(await pixelAt(drawn, 10, 10)).toEqual([255, 0, 0, 255])
    expect(await pixelAt(drawn, 290, 10)).toEqual([0, 0, 0, 0])
    expect(await sizeOf(await rasterizeSvg(svg('', 'viewBox="0 0 1 9000"'), 300))).toBe('1×300')
  })

  test.each([
    ['a script', svg('<script/>'), 'ERR_IMAGE_SVG'],
    ['an event', svg('<g onclick="a()"/>'), 'ERR_IMAGE_SVG'],
    ['a link that is a script', svg('<a href="&#9; Java&#10;Script:a()"/>'), 'ERR_IMAGE_SVG'],
    ['a reference to something outside it', svg('<image href="https://example.com/"/>'), 'ERR_IMAGE_SVG'],
    ['an end too early', svg('').subarray(0, 30), 'ERR_IMAGE_DECODE'],
  ])('is refused with %s', async (_, source, code) => {
    await expect(rasterizeSvg(source, 300)).rejects.toMatchObject({ code })
  })

  test('is refused when it is something else', async () => {
    await expect(rasterizeSvg(await halvesPng(9, 9), 300)).rejects.toMatchObject({ code: 'ERR_IMAGE_FORMAT' })
  })
})

describe('an image that is checked', () => {
  test('is described by its header', async () => {
    expect(await checkImage(await halvesPng(9, 8))).toMatchObject({ format: 'png', width: 9, height: 8 })
  })

  test.each([
    ['ERR_IMAGE_PIXELS', claimedPng(30_000, 30_000)],
    ['ERR_IMAGE_BYTES', new Uint8Array(17_000_000)],
    ['ERR_IMAGE_FORMAT', Buffer.from('<!doctype html>')],
    ['ERR_IMAGE_DECODE', claimedPng(9, 9).subarray(0, 20)],
  ])('is refused with %s', async (code, bytes) => {
    await expect(checkImage(bytes)).rejects.toMatchObject({ code })
  })
})
