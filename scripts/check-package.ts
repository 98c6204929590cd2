// Packs @billfold/pkpass and @billfold/client as `npm publish` would, and does with a tarball what its users do: installs it, compiles
// against it, runs it and bundles it for a browser. One line for each check. (Programs of the client need a server: its tests run them.)
//
// A step of its own and no test: it builds, and asks npm for what the package depends on, and `npm test` must need neither.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleClient, bundleForBrowser, runInBrowser } from './package/browser.ts'
import { COMPILERS, checkEntries, compile, createConsumer, installSharp, runProgram } from './package/consumer.ts'
import { checkFiles, checkTypes, lint, pack, type Tarball } from './package/tarball.ts'

const folder = await mkdtemp(join(tmpdir(), 'billfold-package-'))
try {
  const client = await pack(folder, 'client')
  await checkTarball('client', client)
  await check('client bundles for browsers', () => bundleClient(client))
  const tarball = await pack(folder, 'pkpass')
  await checkTarball('pkpass', tarball)
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

async function checkTarball(name: string, tarball: Tarball): Promise<void> {
  await check(`${name} files`, () => checkFiles(tarball))
  await check(`${name} publint`, () => lint(tarball))
  await check(`${name} types resolve`, () => checkTypes(tarball))
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
