import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { renderPng } from '../../src/png/index.ts'
import { references } from '../support/references.ts'

// Drawn anew by `npm run preview:references`; somebody looks at what changes before it is kept.

const FOLDER = join(import.meta.dirname, '../references')
/** A pixel is another one when a channel differs by more than this, of 255: less is the edge of a letter, drawn by another processor. */
const CHANNEL_TOLERANCE = 40
/** Share of other pixels that a picture may have. One letter of a label has some thirty of 800,000. */
const PIXEL_TOLERANCE = 0.00002

describe('Pictures are as they were when somebody looked at them', () => {
  test.each(references().map(reference => [reference.name, reference] as const))('%s', async (name, { svg, scale }) => {
    const [drawn, kept] = await Promise.all([
      renderPng(svg, { scale }).then(({ bytes }) => decode(bytes)),
      decode(readFileSync(join(FOLDER, `${name}.png`))),
    ])
    expect([drawn.width, drawn.height]).toEqual([kept.width, kept.height])
    expect(shareOfOthers(drawn.pixels, kept.pixels)).toBeLessThanOrEqual(PIXEL_TOLERANCE)
  })

  test('and none is kept that nothing draws', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      references()
        .map(({ name }) => `${name}.png`)
        .sort(),
    )
  })
})

async function decode(png: Uint8Array) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

function shareOfOthers(first: Uint8Array, second: Uint8Array): number {
  let others = 0
  for (let at = 0; at < first.length; at += 4) {
    const isOther = [0, 1, 2, 3].some(
      channel => Math.abs((first[at + channel] ?? 0) - (second[at + channel] ?? 0)) > CHANNEL_TOLERANCE,
    )
    if (isOther) others += 1
  }
  return others / (first.length / 4)
}
