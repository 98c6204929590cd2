// Writes `fixtures/pkpass` anew from the keys in `fixtures/authority`. A test compares the folder with what this would write.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { makeGallery } from '../packages/pkpass/test/gallery/make-gallery.ts'

const folder = new URL('../fixtures/pkpass/', import.meta.url)
const gallery = await makeGallery()
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
for (const [name, bytes] of gallery) await writeFile(new URL(name, folder), bytes)
console.log(`Wrote ${gallery.size} files to fixtures/pkpass`)
