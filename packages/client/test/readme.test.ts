import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Billfold, startBillfold } from './support/start-billfold.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../../..')
const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8')
const programs = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code)

let billfold: Billfold
let folder = ''
beforeAll(async () => {
  billfold = await startBillfold()
  folder = await mkdtemp(join(tmpdir(), 'billfold-readme-'))
  await mkdir(join(folder, 'node_modules/@billfold'), { recursive: true })
  await symlink(join(import.meta.dirname, '..'), join(folder, 'node_modules/@billfold/client'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  for (const [index, code] of programs.entries()) await writeFile(join(folder, `program-${index}.ts`), code)
})
afterAll(async () => {
  await billfold[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

/** What each program of the README prints, in its order: they are run one after the other. */
const OUTPUTS = [
  /^0 devices are told\n$/,
  /^Send your customer to http.*\/p\/[0-9a-f-]{36}\n$/,
  /^ERR_REQUEST_INVALID 400\n\/barcodeFormat: barcodeFormat is required with barcodeValue\n$/,
  /^true\n$/,
  /^(?:[0-9a-f-]{36} Bayroast\n){3}$/,
]

test('every program of the README runs, and says what it should', async () => {
  expect(programs).toHaveLength(OUTPUTS.length)
  for (const [index, output] of OUTPUTS.entries()) {
    const { stdout, stderr } = await run(process.execPath, ['--conditions=billfold-source', `program-${index}.ts`], {
      cwd: folder,
      env: { PATH: process.env.PATH, BILLFOLD_URL: billfold.url, BILLFOLD_API_KEY: billfold.apiKey },
    })
    expect(stdout, stderr).toMatch(output)
  }
})

test('every program of the README compiles', async () => {
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true },
    ...{ target: 'es2022', lib: ['es2022'], module: 'nodenext', types: ['node'], skipLibCheck: false },
    ...{ typeRoots: [join(ROOT, 'node_modules/@types')], customConditions: ['billfold-source'] },
    allowImportingTsExtensions: true,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['program-*.ts'] }))
  const { stdout } = await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch(
    (error: { readonly stdout: string }) => error,
  )
  expect(stdout).toBe('')
})
