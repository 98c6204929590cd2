import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CREATE_REQUEST, UPDATE_REQUEST } from '../packages/server/test/support/guide-requests.ts'
import { BillfoldProcess, temporaryFolder, waitFor } from './support/billfold-process.ts'
import { readIphone, readPushes, type Sandbox, startSandbox } from './support/sandbox.ts'

const updated = z.object({ notifiedDevices: z.number(), unchanged: z.boolean() })

/** A call as a person would make it: with curl. */
function curl({ facts }: Sandbox, method: string, path: string, body: unknown, outputFile: string): string {
  const headers = ['-H', `Authorization: Bearer ${facts.apiKey}`, '-H', 'Content-Type: application/json']
  const args = ['-sS', '--fail-with-body', '-X', method, `${facts.url}${path}`, ...headers, '-d', JSON.stringify(body)]
  return execFileSync('curl', [...args, '-D', '-', '--output', outputFile], { encoding: 'utf8' })
}

test('a pass is issued, installed, changed and told of on the Lock Screen, with the guide’s two calls', async () => {
  using folder = temporaryFolder()
  await using sandbox = await startSandbox(join(folder.path, 'data'))
  const file = join(folder.path, 'pass.pkpass')

  const headers = curl(sandbox, 'POST', '/api/pkpass', CREATE_REQUEST, file)
  const serialNumber = z.string().parse(/^x-serial-number: (\S+)/im.exec(headers)?.[1])
  await waitFor(async () => {
    const { passes } = await readIphone(sandbox)
    return passes.find(pass => pass.serialNumber === serialNumber && pass.registration === 'registered')
  }, 'the pass on the iPhone, registered')

  const answer = join(folder.path, 'answer.json')
  curl(sandbox, 'PUT', `/api/pkpass/${serialNumber}`, UPDATE_REQUEST, answer)
  expect(updated.parse(JSON.parse(readFileSync(answer, 'utf8')))).toEqual({ notifiedDevices: 1, unchanged: false })
  const banner = await waitFor(async () => (await readIphone(sandbox)).notifications[0], 'a banner')
  expect(banner).toMatchObject({ serialNumber, text: 'You earned 1500 points' })

  // The same body again is no change: nobody is told, and nothing is pushed.
  const pushesBefore = (await readPushes(sandbox)).length
  expect(pushesBefore).toBe(1)
  curl(sandbox, 'PUT', `/api/pkpass/${serialNumber}`, UPDATE_REQUEST, answer)
  expect(updated.parse(JSON.parse(readFileSync(answer, 'utf8')))).toEqual({ notifiedDevices: 0, unchanged: true })
  expect(await readPushes(sandbox)).toHaveLength(pushesBefore)

  expect(sandbox.process.output).toContain('iPhone: "You earned 1500 points" from Bayroast Coffee')
})

test('openssl takes our signature and refuses a changed manifest; unzip reads our bundle', async () => {
  using folder = temporaryFolder()
  await using sandbox = await startSandbox(join(folder.path, 'data'))
  curl(sandbox, 'POST', '/api/pkpass', CREATE_REQUEST, join(folder.path, 'pass.pkpass'))

  const shell = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' })
  expect(shell('unzip', ['-t', 'pass.pkpass'])).toContain('No errors detected')
  shell('unzip', ['-q', 'pass.pkpass'])
  const { trustDir } = sandbox.facts
  const verify = () =>
    shell('openssl', [
      ...'cms -verify -inform DER -in signature -content manifest.json -binary -purpose any'.split(' '),
      ...['-CAfile', join(trustDir, 'root.pem'), '-certfile', join(trustDir, 'intermediate.pem')],
    ])
  expect(verify()).toBe(readFileSync(join(folder.path, 'manifest.json'), 'utf8'))
  writeFileSync(join(folder.path, 'manifest.json'), '{}')
  expect(verify).toThrow(/digest|verification failure/i)
})

test('a sandbox ends cleanly and goes on with the same data', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const file = join(folder.path, 'pass.pkpass')
  const first = await startSandbox(data)
  expect(statSync(join(data, 'dev.json')).mode & 0o777).toBe(0o600)
  const serialNumber = z
    .string()
    .parse(/^x-serial-number: (\S+)/im.exec(curl(first, 'POST', '/api/pkpass', CREATE_REQUEST, file))?.[1])
  await waitFor(
    async () => (await readIphone(first)).passes.find(pass => pass.registration === 'registered'),
    'the pass on the iPhone',
  )
  expect(await first.process.end('SIGINT')).toBe(0)
  expect(existsSync(join(data, 'dev.json'))).toBe(false)

  await using second = await startSandbox(data)
  expect(second.facts).toMatchObject({ url: first.facts.url, apiKey: first.facts.apiKey })
  expect((await readIphone(second)).passes.map(pass => pass.serialNumber)).toEqual([serialNumber])
  curl(second, 'PUT', `/api/passes/${serialNumber}`, UPDATE_REQUEST, join(folder.path, 'answer.json'))
  await waitFor(
    async () => (await readIphone(second)).notifications.find(({ text }) => text === 'You earned 1500 points'),
    'a banner',
  )
})

test('the command says what is wrong with a damaged pass, with the exit code that scripts need', async () => {
  using folder = temporaryFolder()
  await using sandbox = await startSandbox(join(folder.path, 'data'))
  const file = join(folder.path, 'pass.pkpass')
  curl(sandbox, 'POST', '/api/pkpass', CREATE_REQUEST, file)
  const inspect = async (path: string, ...options: string[]) => {
    const process = new BillfoldProcess(['inspect', path, '--trust', sandbox.facts.trustDir, ...options])
    await process.waitForOutput(/[\s\S]+/)
    return { code: await process.exited(), output: process.output }
  }

  expect(await inspect(file)).toMatchObject({ code: 0, output: expect.stringContaining('Wallet would accept') })
  const bytes = readFileSync(file)
  const changed = Buffer.from(bytes)
  const at = changed.indexOf('Jane Cooper')
  changed.write('John', at)
  const damages = { 'zip-unreadable': changed.subarray(0, -100), 'manifest-hash-mismatch': changed }
  for (const [rule, damaged] of Object.entries(damages)) {
    const path = join(folder.path, `${rule}.pkpass`)
    writeFileSync(path, damaged)
    const { code, output } = await inspect(path, '--json')
    expect(code).toBe(1)
    expect(
      z.object({ findings: z.array(z.object({ rule: z.string() })) }).parse(JSON.parse(output)).findings,
    ).toContainEqual(expect.objectContaining({ rule }))
  }
  expect(await inspect(join(folder.path, 'nowhere.pkpass'))).toMatchObject({ code: 2 })
})
