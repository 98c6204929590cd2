import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient } from '../packages/client/src/index.ts'
import { type Billfold, startBillfold } from '../packages/client/test/support/start-billfold.ts'
import { OPERATIONS } from '../packages/server/src/http/operations.ts'
import { SAMPLE_ANSWERS } from '../packages/server/src/http/reference-answers.ts'
import { SAMPLES } from '../packages/server/src/http/reference-examples.ts'
import { issueCertificate } from '../packages/server/test/support/issue-certificate.ts'

const run = promisify(execFile)

let billfold: Billfold
let folder = ''
let page = ''
beforeAll(async () => {
  billfold = await startBillfold()
  folder = await mkdtemp(join(tmpdir(), 'billfold-reference-'))
  page = await (await fetch(`${billfold.url}/docs`)).text()
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await mkdir(join(folder, 'node_modules/@billfold'), { recursive: true })
  await symlink(join(import.meta.dirname, '../packages/client'), join(folder, 'node_modules/@billfold/client'))
  // What curl says beside the answer: the examples are run as they stand.
  await writeFile(join(folder, '.curlrc'), 'silent\nshow-error\nwrite-out = "%{stderr}%{http_code}"\n')
  await writeFile(join(folder, 'identity.p12'), await identityFile())
})
afterAll(async () => {
  await billfold[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

/** A certificate with its key, as people have it. */
async function identityFile(): Promise<Uint8Array> {
  const { certificatePem, privateKeyPem, intermediatePem } = issueCertificate({
    passTypeIdentifier: 'pass.com.example.tea',
    from: new Date('2026-01-01'),
    until: new Date('2027-01-01'),
  })
  const pem = join(folder, 'identity.pem')
  await writeFile(pem, `${certificatePem}\n${privateKeyPem}\n${intermediatePem}`)
  await run('openssl', ['pkcs12', '-export', '-in', pem, '-passout', 'pass:secret', '-out', `${pem}.p12`])
  return await readFile(`${pem}.p12`)
}

/** The code of an example as a reader copies it off the page, with what it names as it is called here. */
async function exampleOf(id: string, language: string): Promise<string> {
  const figure = new RegExp(
    `<figure class="code ${language}">(?:(?!</figure>).)*data-example="${id}"><code>((?:(?!</code>).)*)`,
    's',
  )
  const markup = figure.exec(page)?.[1]
  if (markup === undefined) throw new Error(`The page has no example of ${id} in ${language}`)
  const code = markup
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
  const client = createClient(billfold)
  const { body: pass } = await client.upsertPass({
    externalId: crypto.randomUUID(),
    body: { logoText: 'Bayroast', holderId: SAMPLES.holderId },
  })
  const { body: key } = await client.createKey({ body: { name: 'Till' } })
  const { body: file } = await client.issuePassFile({ body: { logoText: 'Bayroast' } })
  await writeFile(join(folder, 'card.pkpass'), file)
  return code
    .replaceAll(SAMPLES.serialNumber, pass.serialNumber)
    .replaceAll(SAMPLES.keyId, key.id)
    .replaceAll(SAMPLES.externalId, `card-${crypto.randomUUID()}`)
    .replaceAll('card-1043', `card-${crypto.randomUUID()}`)
}

const start = async (command: string, ...args: readonly string[]) =>
  await run(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, BILLFOLD_API_KEY: billfold.apiKey },
  })

/** An operation that may end in two ways is shown as it ends first. */
const statusOf = (id: string) => (id === 'upsertPass' ? '201' : undefined)

const namesOf = (text: string) =>
  Object.entries(recordSchema.parse(JSON.parse(text))).flatMap(([name, value]) => (value === null ? [] : [name]))
const recordSchema = z.record(z.string(), z.unknown())

describe.each(OPERATIONS.map(operation => [operation.id, operation] as const))('the example of %s', (id, {
  answers,
}) => {
  const status = statusOf(id) ?? Object.keys(answers)[0]

  test('works in a terminal, and is answered as is shown', async () => {
    const { stdout, stderr } = await start('bash', '-c', await exampleOf(id, 'curl'))
    expect(stderr, stdout).toBe(status)
    const sample = SAMPLE_ANSWERS.get(id)
    expect(sample === undefined).toBe(stdout === '')
    if (sample === undefined) return
    // No member that the operation does not declare, and all that this very call was answered.
    const schema = Object.entries(answers).find(([each]) => each === status)?.[1].schema
    expect(schema?.parse(sample)).toEqual(sample)
    expect(sample).toMatchObject(Object.fromEntries(namesOf(stdout).map(name => [name, expect.anything()])))
  })

  test('works as a program', async () => {
    await writeFile(join(folder, 'example.ts'), await exampleOf(id, 'typescript'))
    const { stdout } = await start(process.execPath, '--conditions=billfold-source', 'example.ts')
    expect(stdout).toMatch(new RegExp(`^${status}\\b`))
  })
})
