import { buildPass } from '../../src/index.ts'
import { IMAGES, makePass, PASS, SIGNING_TIME, signer } from '../support/sandbox.ts'
import { archives, brokenArchives } from './archives.ts'
import { contents } from './contents.ts'
import { signatures } from './signatures.ts'

/**
 * Makes the whole gallery, by file name: `valid.pkpass`, and one file for each thing that can be wrong, named
 * `<rule>[--variant].pkpass`. The same keys give the same bytes.
 */
export async function makeGallery(): Promise<ReadonlyMap<string, Uint8Array>> {
  const valid = await buildPass(PASS, IMAGES, { signer, signingTime: SIGNING_TIME })
  const gallery = new Map([['valid.pkpass', valid.bytes]])
  for (const [name, wrong] of Object.entries({ ...archives, ...contents, ...signatures })) {
    gallery.set(`${name}.pkpass`, await makePass(wrong))
  }
  for (const [name, bytes] of Object.entries(await brokenArchives())) gallery.set(`${name}.pkpass`, bytes)
  return gallery
}
