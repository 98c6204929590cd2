// Packs @billfold/pkpass as `npm publish` would, and does with the tarball what its users do: installs it, compiles against it, runs
// it and bundles it for a browser. One line for each check.
//
// A step of its own and no test: it builds, and asks npm for what the package depends on, and `npm test` must need neither.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleForBrowser, runInBrowser } from './package/browser.ts'
import { COMPILERS, checkEntries, compile, createConsumer, installSharp, runProgram } from './package/consumer.ts'
import { checkFiles, checkTypes, lint, pack } from './package/tarball.ts'

const folder = await mkdtemp(join(tmpdir(), 'billfold-package-'))
try {
  const tarball = await pack(folder)
  await check('files', () => checkFiles(tarball))
  await check('publint', () => lint(tarball))
  await check('types resolve', () => checkTypes(tarball))
  const consumer = await createConsumer(folder, tarball)
  await check('entries', () => checkEntries(consumer))
  for (const name of COMPILERS) await check(`compiles, ${name}`, () => compile(consumer, name))
  for (const name of consumer.examples) await check(`runs, ${name}`, () => runProgram(consumer, name))
  await check('bundles for browsers', () => bundleForBrowser(consumer))
  await check('runs in a browser', () => runInBrowser(consumer))
  // Only now: all of the above needs no image library.
  await installSharp(consumer)
  await check('runs, every entry', () => runProgram(consumer, 'every-entry'))
} catch (error) {
  fail('packs and installs', error)
} finally {
  await rm(folder, { recursive: true })
}

/** Prints how a check ended: with a note, or with what it threw. */
async function check(name: string, run: () => Promise<string>): Promise<void> {
  try {
    console.log(`ok      ${name}: ${await run()}`)
  } catch (error) {
    fail(name, error)
  }
}

function fail(name: string, error: unknown): void {
  process.exitCode = 1
  console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`)
}
