import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MAX_SVG_BYTES } from '../../src/images/image-limits.ts'
import { makeImageVariants } from '../../src/images/index.ts'
import { claimedPng, halvesPng, pixelAt, svg } from './pictures.ts'

const RED_SVG = Buffer.from(svg('<rect id="a" width="100" height="100" fill="red"/>')).toString('base64')
const RED_SVG_URI = `data:image/svg+xml;base64,${RED_SVG}`

async function png(width: number, height: number): Promise<string> {
  return `data:image/png;base64,${Buffer.from(await halvesPng(width, height)).toString('base64')}`
}

/** An address that counts who comes. */
async function watchedAddress(): Promise<{ readonly url: string; readonly visits: () => number }> {
  let visits = 0
  const server = createServer((_, response) => {
    visits += 1
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return { url: `http://127.0.0.1:${address.port}/red.png`, visits: () => visits }
}

describe('an SVG', () => {
  test('that refers to an address is refused, and nothing is fetched', async () => {
    const { url, visits } = await watchedAddress()
    const sources = [
      svg(`<image href="${url}" width="100" height="100"/>`),
      svg(`<style>@import url(${url});</style>`),
      svg(`<rect width="9" height="9" fill="url(${url}#a)"/>`),
      Buffer.concat([Buffer.from(`<?xml-stylesheet href="${url}" type="text/css"?>`), svg('')]),
      Buffer.concat([Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "${url}">]>`), svg('<text>&x;</text>')]),
    ]
    for (const source of sources) {
      await expect(makeImageVariants('icon', source)).rejects.toMatchObject({ code: 'ERR_IMAGE_SVG' })
    }
    expect(visits()).toBe(0)
  })

  test('may name its document type: that is not fetched either', async () => {
    const { url, visits } = await watchedAddress()
    const prolog = `\ufeff<?xml version="1.0" encoding="UTF-16"?><!-- drawn --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "${url}">`
    const source = Buffer.concat([Buffer.from(prolog), svg('<rect width="100" height="100" fill="red"/>')])
    const { files } = await makeImageVariants('icon', source)
    expect(await pixelAt(files['icon.png'], 19, 19)).toEqual([255, 0, 0, 255])
    expect(visits()).toBe(0)
  })

  test('that refers to a file is refused, and the drawing library would not read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'svg-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'red.png')
    await writeFile(file, await halvesPng(100, 100))
    for (const href of [`file://${file}`, file, 'red.png']) {
      const source = svg(`<image href="${href}" width="100" height="100"/>`)
      await expect(makeImageVariants('icon', source)).rejects.toMatchObject({ code: 'ERR_IMAGE_SVG' })
      expect(await pixelAt(await sharp(source).png().toBuffer(), 50, 50)).toEqual([0, 0, 0, 0])
    }
    const included = `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${file}" parse="text"/>`
    await expect(makeImageVariants('icon', svg(included))).rejects.toMatchObject({ code: 'ERR_IMAGE_SVG' })
  })

  test.each([
    ['an image', `<image width="100" height="100" href="${RED_SVG_URI}"/>`],
    ['a use', `<use href="${RED_SVG_URI}#a"/>`],
    ['a use with a prefix', `<use xmlns:x="http://www.w3.org/1999/xlink" x:href='${RED_SVG_URI}#a'/>`],
    ['an inclusion', `<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="${RED_SVG_URI}"/>`],
    ['character references', `<use href="&#0000100;&#x61;ta&#10;:${RED_SVG_URI.slice(5)}#a"/>`],
    ['spaces in front', `<use href="&#1; &#9;${RED_SVG_URI}#a"/>`],
    ['an attribute with url()', `<rect width="9" height="9" fill="url('${RED_SVG_URI}#a')"/>`],
    ['a style with an escape', `<style>rect{fill:\\75 rl( ${RED_SVG_URI}#a)}</style>`],
    ['a style in pieces', `<style>rect{fill:u<!-- -->r<![CDATA[l(]]>${RED_SVG_URI}#a)}</style>`],
    ['a style around an element', `<style>rect{fill:u<g>x</g>rl(${RED_SVG_URI}#a)}</style>`],
    ['a style in a style', `<style>rect{fill:url(${RED_SVG_URI}#a)}<style/></style>`],
    ['a style sheet', `<?xml-stylesheet href="data:text/css,rect%7B%7D"?>`],
    ['a picture that is an SVG by its bytes', `<image href="data:image/png;base64,${RED_SVG}"/>`],
  ])('cannot bring in another one by %s', async (_, content) => {
    await expect(makeImageVariants('icon', svg(content))).rejects.toMatchObject({ code: 'ERR_IMAGE_SVG' })
  })

  test('may embed pictures, refer to its own elements, and link', async () => {
    const source = svg(
      `<linearGradient id="g"><stop stop-color="lime"/></linearGradient>
       <style>.a{fill:url("#g")}</style>
       <a href="https://example.com/"><rect class="a" width="100" height="100"/></a>
       <image href="${await png(20, 20)}" width="20" height="20"/><use href="#g"/>`,
    )
    const { files } = await makeImageVariants('icon', source)
    expect(await pixelAt(files['icon@3x.png'], 4, 4)).toEqual([255, 0, 0, 255])
    expect(await pixelAt(files['icon@3x.png'], 90, 90)).toEqual([0, 255, 0, 255])
  })

  test('is held to the limit of pixels for all that it embeds together', async () => {
    const bomb = `data:image/png;base64,${Buffer.from(claimedPng(16_000, 16_000)).toString('base64')}`
    const half = `data:image/png;base64,${Buffer.from(claimedPng(4_000, 4_000)).toString('base64')}`
    for (const content of [`<image href="${bomb}"/>`, `<image href="${half}"/><image href="${half}"/>`]) {
      await expect(makeImageVariants('icon', svg(content))).rejects.toMatchObject({ code: 'ERR_IMAGE_PIXELS' })
    }
  })

  test('with entities that multiply is refused before they do', async () => {
    const steps = Array.from({ length: 12 }, (_, step) => `<!ENTITY a${step + 1} "${`&a${step};`.repeat(10)}">`)
    const bomb = `<!DOCTYPE svg [<!ENTITY a0 "bomb">${steps.join('')}]>`
    const source = Buffer.concat([Buffer.from(bomb), svg('<text>&a12;</text>')])
    await expect(makeImageVariants('icon', source)).rejects.toMatchObject({ code: 'ERR_IMAGE_SVG' })
  })

  test('is drawn without its scripts', async () => {
    const source = svg(
      `<rect id="r" width="100" height="100" fill="red" onload="this.setAttribute('fill', 'blue')"/>
       <script>document.getElementById('r').setAttribute('fill', 'blue')</script>`,
    )
    const { files } = await makeImageVariants('icon', source)
    expect(await pixelAt(files['icon.png'], 19, 19)).toEqual([255, 0, 0, 255])
  })

  test.each([
    ['cut off', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect'), 'ERR_IMAGE_DECODE'],
    ['not closed', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g>'), 'ERR_IMAGE_DECODE'],
    [
      'in another encoding',
      Buffer.from([...Buffer.from('<svg><!-- '), 0xfc, ...Buffer.from(' --></svg>')]),
      'ERR_IMAGE_DECODE',
    ],
    ['without an extent', svg('', 'width="0" height="0"'), 'ERR_IMAGE_DECODE'],
    ['too large', svg(' '.repeat(MAX_SVG_BYTES)), 'ERR_IMAGE_BYTES'],
    ['too thin to fill a square', svg('', 'width="30000" height="1"'), 'ERR_IMAGE_PIXELS'],
  ])('%s is refused', async (_, source, code) => {
    await expect(makeImageVariants('icon', source)).rejects.toMatchObject({ name: 'ImageError', code })
  })

  test('of any size of its own is drawn at the size of the slot', async () => {
    for (const attributes of ['viewBox="0 0 .5 .5"', 'width="100000" height="100000"', 'width="3in" height="3in"']) {
      const { files } = await makeImageVariants('icon', svg('<rect width="50%" height="100%" fill="red"/>', attributes))
      expect(await pixelAt(files['icon@3x.png'], 55, 57), attributes).toEqual([255, 0, 0, 255])
      expect(await pixelAt(files['icon@3x.png'], 59, 57), attributes).toEqual([0, 0, 0, 0])
    }
  })
})
