import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspectPass, trustCertificates } from '@billfold/pkpass'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runInMemory } from './support/run-in-memory.ts'
import { AUTHORITY, IDENTITY, makeFolder } from './support/workspace.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

let folder: ReturnType<typeof makeFolder>
let source: string
let output: string
let socketPath: string
let child: ChildProcess | undefined
beforeEach(async () => {
  folder = makeFolder()
  source = at('Coffee.pass')
  output = at('out.pkpass')
  socketPath = at('run/signer.sock')
  await runInMemory(['init', source, '--style', 'storeCard'])
})
afterEach(async () => {
  if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit')
  child = undefined
  folder.remove()
})

const at = (name: string) => join(folder.path, name)

/** Starts `billfold signer` as a process; resolves when it listens. */
async function startSigner(...args: string[]): Promise<() => Promise<{ code: number | null; output: string }>> {
  const command = ['--conditions=billfold-source', MAIN, 'signer', '--socket', socketPath, ...args]
  const started = spawn(process.execPath, command, { env: { ...IDENTITY } })
  child = started
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    started.stderr.on('data', text => {
      printed += text
    })
    started.stdout.on('data', text => {
      printed += text
      if (printed.includes('listening')) resolve()
    })
    started.once('exit', code => reject(new Error(`billfold signer ended with ${code}: ${printed}`)))
  })
  return async () => {
    const exited = once(started, 'exit')
    started.kill('SIGTERM')
    const [code] = await exited
    return { code, output: printed }
  }
}

function inspect(path: string) {
  const trust = trustCertificates([readFileSync(join(AUTHORITY, 'root.pem'), 'utf8')])
  return inspectPass(new Uint8Array(readFileSync(path)), { trust, now: new Date() })
}

describe('billfold signer', () => {
  test('signs for build and sign, which get no key', async () => {
    const stop = await startSigner()
    expect(statSync(socketPath).mode & 0o777).toBe(0o600)
    expect(statSync(at('run')).mode & 0o777).toBe(0o700)

    const built = await runInMemory(['build', source, '-o', output, '--signer-socket', socketPath])
    expect(built).toMatchObject({ code: 0, stdout: expect.stringContaining('pass.com.example.coffee') })
    expect(inspect(output).verdicts).toMatchObject({ signature: 'ok', identity: 'ok', chain: 'ok' })

    const environment = { BILLFOLD_SIGNER_SOCKET: socketPath }
    expect(await runInMemory(['sign', source, '-o', at('signed.pkpass')], environment)).toMatchObject({ code: 0 })
    expect(inspect(at('signed.pkpass')).verdicts).toMatchObject({ signature: 'ok', chain: 'ok' })

    const { code, output: printed } = await stop()
    expect(code).toBe(0)
    expect(existsSync(socketPath)).toBe(false)
    const key = readFileSync(IDENTITY.BILLFOLD_PRIVATE_KEY, 'utf8').split('\n')[1] ?? ''
    expect(printed).toContain('pass.com.example.coffee')
    expect(printed).not.toContain(key)
  })

  test('ends when it is told to', async () => {
    expect(await runInMemory(['signer', '--socket', socketPath], IDENTITY)).toMatchObject({ code: 0 })
    expect(existsSync(socketPath)).toBe(false)
  })

  test('wants an identity and a socket', async () => {
    expect(await runInMemory(['signer', '--socket', socketPath])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--private-key'),
    })
    expect(await runInMemory(['signer'], IDENTITY)).toMatchObject({ code: 2 })
  })

  test('does not replace a file', async () => {
    const path = at('notes.txt')
    writeFileSync(path, 'mine')
    const { code, stderr } = await runInMemory(['signer', '--socket', path], IDENTITY)
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('ERR_SIGNER_SOCKET') })
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})

describe('--signer-socket', () => {
  test('says when no signing process is there', async () => {
    const args = ['build', source, '-o', output, '--signer-socket', socketPath]
    expect(await runInMemory(args)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ERR_SIGNER_UNREACHABLE'),
    })
    expect(existsSync(output)).toBe(false)
  })

  test.each([
    ['--sandbox'],
    ['--certificate', IDENTITY.BILLFOLD_CERTIFICATE],
  ])('is not given with %s', async (...more) => {
    const args = ['build', source, '-o', output, '--signer-socket', socketPath, ...more]
    expect(await runInMemory(args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--signer-socket') })
  })

  test('in the environment gives way to an identity on the command line', async () => {
    const files = ['--certificate', IDENTITY.BILLFOLD_CERTIFICATE, '--private-key', IDENTITY.BILLFOLD_PRIVATE_KEY]
    const args = ['build', source, '-o', output, ...files, '--wwdr', IDENTITY.BILLFOLD_WWDR]
    expect(await runInMemory(args, { BILLFOLD_SIGNER_SOCKET: socketPath })).toMatchObject({ code: 0 })
  })
})
