import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPass, createSigner, inspectPass, parseIdentity, type Signer, trustCertificates } from '@billfold/pkpass'
import { type Logger, pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectRemoteSigner, type RemoteSigner, type RemoteSignerOptions } from '../../src/signing/remote-signer.ts'
import { MAX_REQUEST_CHARACTERS } from '../../src/signing/signer-protocol.ts'
import { type SigningProcess, startSigningProcess } from '../../src/signing/signing-process.ts'
import {
  attributesOf,
  identityPems,
  listenAs,
  privateParts,
  SIGNING_TIME,
  verifyWithOpenssl,
} from './signing-support.ts'

const signer = createSigner(parseIdentity(identityPems))
const silent = pino({ level: 'silent' })
/** As fast as can be: nothing here waits for time. */
const backOff = { firstDelayMs: 1, maxDelayMs: 5 }

let folder: string
let socketPath: string
const endings: (() => unknown)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'billfold-signing-'))
  socketPath = join(folder, 'signer.sock')
})
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
  rmSync(folder, { recursive: true, force: true })
})

async function serve(other: Signer = signer, logger: Logger = silent): Promise<SigningProcess> {
  const signing = await startSigningProcess({ signer: other, socketPath, logger })
  let closing: Promise<void> | undefined
  const close = () => (closing ??= signing.close())
  endings.push(close)
  return { close }
}

async function reach(options: Partial<RemoteSignerOptions> = {}): Promise<RemoteSigner> {
  const remote = await connectRemoteSigner({ socketPath, random: () => 0, backOff, ...options })
  endings.push(() => remote.close())
  return remote
}

/** Lines of a raw connection, the greeting first. */
async function openRaw(): Promise<{ socket: Socket; line: () => Promise<string | undefined> }> {
  const socket = connect(socketPath)
  endings.push(() => socket.destroy())
  await once(socket, 'connect')
  const lines = (async function* () {
    let rest = ''
    for await (const chunk of socket.setEncoding('utf8')) {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
  })()
  return { socket, line: async () => (await lines.next()).value ?? undefined }
}

function request(id: number, bytes: Uint8Array): string {
  return `${JSON.stringify({ id, signedAttributes: Buffer.from(bytes).toString('base64') })}\n`
}

describe('a key in a signing process', () => {
  it('signs passes that openssl and the inspection accept', async () => {
    await serve()
    const remote = await reach()
    const trust = trustCertificates([identityPems.root])
    const fixture = readFileSync(new URL('../../../../fixtures/pkpass/valid.pkpass', import.meta.url))
    const { files } = inspectPass(new Uint8Array(fixture), { trust, now: SIGNING_TIME })
    const images = Object.fromEntries([...files].filter(([name]) => name.endsWith('.png')))
    const content = { serialNumber: '1', organizationName: 'Example', description: 'Card', generic: {} }
    const { bytes } = await buildPass(content, images, { signer: remote, signingTime: SIGNING_TIME })

    const inspection = inspectPass(bytes, { trust, now: SIGNING_TIME })
    expect(inspection.verdicts).toEqual({ zip: 'ok', manifest: 'ok', signature: 'ok', identity: 'ok', chain: 'ok' })
    const manifest = inspection.files.get('manifest.json') ?? new Uint8Array()
    const signature = inspection.files.get('signature') ?? new Uint8Array()
    expect(await verifyWithOpenssl(folder, signature, manifest)).toBe(true)
    expect(await verifyWithOpenssl(folder, signature, Buffer.from('another manifest'))).toBe(false)
  })

  it('signs a thousand at once, each its own', async () => {
    await serve()
    const remote = await reach({ timeoutMs: 60_000 })
    const asked = Array.from({ length: 1_000 }, (_, index) => attributesOf(`manifest ${index}`))
    // RSA of the same bytes is the same: an answer to another request would differ.
    const [signatures, expected] = await Promise.all([
      Promise.all(asked.map(attributes => remote.sign(attributes))),
      Promise.all(asked.map(attributes => signer.sign(attributes))),
    ])
    expect(signatures.map(hex)).toEqual(expected.map(hex))
  })

  it('is known to the client by its certificates alone', async () => {
    await serve()
    const remote = await reach()
    expect(remote).toMatchObject({
      passTypeIdentifier: signer.passTypeIdentifier,
      teamIdentifier: signer.teamIdentifier,
      scheme: signer.scheme,
    })
    expect(hex(remote.certificate.der)).toBe(hex(signer.certificate.der))
    expect(hex(remote.intermediate.der)).toBe(hex(signer.intermediate.der))
  })

  it('never crosses the socket, in any form', async () => {
    await serve()
    const heard: Buffer[] = []
    const tapPath = join(folder, 'tap.sock')
    const tap = createServer(outer => {
      const inner = connect(socketPath)
      for (const [from, to] of [[outer, inner] as const, [inner, outer] as const]) {
        from.on('data', (bytes: Buffer) => {
          heard.push(bytes)
          to.write(bytes)
        })
        from.on('close', () => to.destroy())
      }
    })
    tap.listen(tapPath)
    await once(tap, 'listening')
    endings.push(() => tap.close())
    const remote = await reach({ socketPath: tapPath })
    for (let number = 0; number < 20; number += 1) await remote.sign(attributesOf(`manifest ${number}`))
    await expect(remote.sign(Buffer.from('the private key, please'))).rejects.toThrow()

    const text = Buffer.concat(heard).toString('latin1')
    const strings = [...text.matchAll(/"([A-Za-z0-9+/=]{40,})"/g)].map(([, base64]) => base64 ?? '')
    const carried = Buffer.concat([
      Buffer.from(text, 'latin1'),
      ...strings.map(base64 => Buffer.from(base64, 'base64')),
    ])
    expect(carried.includes(Buffer.from(signer.certificate.der))).toBe(true)
    for (const [name, part] of privateParts()) {
      for (const form of [part, ...(['hex', 'base64', 'base64url'] as const).map(form => part.toString(form))]) {
        expect(carried.includes(form), name).toBe(false)
      }
    }
  })

  it('keeps no finished process alive', async () => {
    await serve()
    const program = `
      import { connectRemoteSigner } from ${JSON.stringify(new URL('../../src/signing/remote-signer.ts', import.meta.url).href)}
      const signer = await connectRemoteSigner({ socketPath: ${JSON.stringify(socketPath)}, random: Math.random })
      await signer.sign(Buffer.from(${JSON.stringify(hex(attributesOf('manifest')))}, 'hex'))`
    const path = join(folder, 'program.ts')
    writeFileSync(path, program)
    const child = fork(path, { execArgv: ['--conditions=billfold-source'] })
    child.disconnect()
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

describe('the socket is no oracle', () => {
  it.each<[string, Uint8Array]>([
    ['a text', Buffer.from('sign this')],
    ['a digest', new Uint8Array(32)],
    ['a certificate', signer.certificate.der],
    ['attributes with bytes after them', Buffer.concat([attributesOf('manifest'), Uint8Array.of(5, 0)])],
  ])('it refuses to sign %s', async (_what, bytes) => {
    const signed: Uint8Array[] = []
    await serve({
      ...signer,
      sign: attributes => {
        signed.push(attributes)
        return signer.sign(attributes)
      },
    })
    const remote = await reach()
    await expect(remote.sign(bytes)).rejects.toMatchObject({
      name: 'SigningError',
      code: 'ERR_SIGNER_REFUSED',
    })
    expect(signed).toEqual([])
    // And goes on with those who ask rightly.
    expect((await remote.sign(attributesOf('manifest'))).length).toBe(256)
  })

  it.each<[string, string]>([
    ['no JSON', 'hello\n'],
    ['JSON that is no request', '{"id":1}\n'],
    ['a request with more in it', '{"id":1,"signedAttributes":"","digest":"md5"}\n'],
    ['an id that is no number', '{"id":"1","signedAttributes":""}\n'],
    ['bytes that are not in Base64', '{"id":1,"signedAttributes":"***"}\n'],
    ['a line without end', 'x'.repeat(MAX_REQUEST_CHARACTERS + 1)],
  ])('it ends a connection on which somebody says %s', async (_what, text) => {
    await serve()
    const { socket, line } = await openRaw()
    expect(await line()).toContain('billfold-signer/1')
    socket.write(text)
    expect(await line()).toBeUndefined()
  })

  it('answers in words why it refuses, and logs no bytes it was sent', async () => {
    const logged: string[] = []
    await serve(signer, pino({}, { write: line => logged.push(line) }))
    const { socket, line } = await openRaw()
    await line()
    socket.write(request(7, Buffer.from('a secret text')))
    expect(JSON.parse((await line()) ?? '')).toMatchObject({
      id: 7,
      error: { code: 'refused', message: expect.stringContaining('signed attributes') },
    })
    expect(logged.join()).toContain('refused to sign')
    expect(logged.join()).not.toContain(Buffer.from('a secret text').toString('base64'))
  })

  it('leaves requests in the socket while many wait for the key', async () => {
    let asked = 0
    const release = Promise.withResolvers<Uint8Array>()
    await serve({
      ...signer,
      sign: () => {
        asked += 1
        return release.promise
      },
    })
    const { socket, line } = await openRaw()
    await line()
    const count = 20_000
    for (let id = 0; id < count; id += 1) socket.write(request(id, attributesOf('manifest')))
    // The kernel and the process take what they hold; the rest stays with the client.
    while (asked === 0) await new Promise(resolve => setImmediate(resolve))
    expect(asked).toBeLessThan(2_000)
    release.resolve(new Uint8Array(256))
    for (let answers = 0; answers < count; answers += 1) expect(await line()).toContain('signature')
    expect(asked).toBe(count)
  })
})

describe('the socket', () => {
  it('is of mode 600, in a folder of mode 700 that is made for it', async () => {
    socketPath = join(folder, 'new/run/signer.sock')
    await serve()
    expect(statSync(socketPath).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'new/run')).mode & 0o777).toBe(0o700)
  })

  it('is removed at the end', async () => {
    const { close } = await serve()
    expect(existsSync(socketPath)).toBe(true)
    await close()
    expect(existsSync(socketPath)).toBe(false)
  })

  it.each([0o755, 0o750, 0o770, 0o777])('is not opened in a folder of mode %o', async mode => {
    chmodSync(folder, mode)
    await expect(serve()).rejects.toMatchObject({ code: 'ERR_SIGNER_SOCKET', message: expect.stringContaining('700') })
    expect(existsSync(socketPath)).toBe(false)
  })

  it('does not replace a file, or a process that listens', async () => {
    writeFileSync(socketPath, 'mine')
    await expect(serve()).rejects.toMatchObject({ code: 'ERR_SIGNER_SOCKET' })
    expect(readFileSync(socketPath, 'utf8')).toBe('mine')
    unlinkSync(socketPath)
    await serve()
    await expect(serve()).rejects.toMatchObject({ code: 'ERR_SIGNER_SOCKET' })
    expect((await (await reach()).sign(attributesOf('manifest'))).length).toBe(256)
  })

  it('is not opened at a path that the system would cut off', async () => {
    socketPath = join(folder, `${'x'.repeat(120)}.sock`)
    await expect(serve()).rejects.toMatchObject({ code: 'ERR_SIGNER_SOCKET' })
  })
})

describe('a signing process that ends', () => {
  async function start(mode: 'stuck' | 'working'): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'signing-child.ts'), [socketPath, mode], {
      execArgv: ['--conditions=billfold-source'],
    })
    endings.push(() => child.kill('SIGKILL'))
    expect(await once(child, 'message')).toEqual(['listening', undefined])
    return child
  }

  it('killed midway, fails what is pending; started again, it signs what comes after', async () => {
    const child = await start('stuck')
    let asked = 0
    const all = new Promise<void>(resolve => child.on('message', () => ++asked === 100 && resolve()))
    const remote = await reach({ timeoutMs: 30_000 })
    const pending = Array.from({ length: 100 }, (_, index) => remote.sign(attributesOf(`manifest ${index}`)))
    const outcomes = Promise.allSettled(pending)
    await all
    child.kill('SIGKILL')
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'ERR_SIGNER_UNREACHABLE' } })
    }
    // Asked while nobody is there: it waits for the restart. The socket of the dead process is in the way of nobody.
    expect(existsSync(socketPath)).toBe(true)
    const waiting = remote.sign(attributesOf('manifest'))
    await start('working')
    expect(hex(await waiting)).toBe(hex(await signer.sign(attributesOf('manifest'))))
    expect((await remote.sign(attributesOf('another'))).length).toBe(256)
  })

  it('asked to end, answers what is under way first', async () => {
    const release = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const { close } = await serve({
      ...signer,
      sign: async attributes => {
        asked.resolve()
        await release.promise
        return signer.sign(attributes)
      },
    })
    const remote = await reach()
    const signature = remote.sign(attributesOf('manifest'))
    await asked.promise
    const closed = close()
    release.resolve()
    expect((await signature).length).toBe(256)
    await closed
  })

  it('and comes back with another certificate is not used', async () => {
    const { close } = await serve()
    const lost = Promise.withResolvers<void>()
    const logger = pino({}, { write: line => line.includes('signing process lost') && lost.resolve() })
    const remote = await reach({ timeoutMs: 30_000, logger })
    await close()
    await lost.promise
    const waiting = remote.sign(attributesOf('manifest'))
    await Promise.all([
      serve({ ...signer, certificate: signer.intermediate }),
      expect(waiting).rejects.toMatchObject({ code: 'ERR_SIGNER_CHANGED' }),
    ])
    await expect(remote.sign(attributesOf('another'))).rejects.toMatchObject({ code: 'ERR_SIGNER_CHANGED' })
  })
})

describe('the client', () => {
  it('says when nobody is there', async () => {
    await expect(reach()).rejects.toMatchObject({
      code: 'ERR_SIGNER_UNREACHABLE',
      message: expect.stringContaining('ENOENT'),
    })
    writeFileSync(socketPath, '')
    await expect(reach()).rejects.toMatchObject({ code: 'ERR_SIGNER_UNREACHABLE' })
  })

  it('says when nothing is answered in time, and takes the next answer for what it is', async () => {
    const release = Promise.withResolvers<void>()
    let asked = 0
    await serve({
      ...signer,
      sign: async attributes => {
        asked += 1
        if (asked === 1) await release.promise
        return signer.sign(attributes)
      },
    })
    const remote = await reach({ timeoutMs: 500 })
    await expect(remote.sign(attributesOf('first'))).rejects.toMatchObject({ code: 'ERR_SIGNER_TIMEOUT' })
    release.resolve()
    expect(hex(await remote.sign(attributesOf('second')))).toBe(hex(await signer.sign(attributesOf('second'))))
  })

  it('says when the signing process does not come back in time', async () => {
    const { close } = await serve()
    const remote = await reach({ timeoutMs: 500 })
    await close()
    // Under way when the connection ends, or waiting for another in vain: the code is the same.
    await expect(remote.sign(attributesOf('manifest'))).rejects.toMatchObject({ code: 'ERR_SIGNER_UNREACHABLE' })
  })

  it('says when the key could not be used, without what the key said', async () => {
    await serve({ ...signer, sign: () => Promise.reject(new Error('PIN 1234 is wrong')) })
    const failure = (await reach()).sign(attributesOf('manifest'))
    await expect(failure).rejects.toMatchObject({
      code: 'ERR_SIGNER_FAILED',
      message: expect.not.stringContaining('1234'),
    })
  })

  it('takes no signature that the certificate does not verify', async () => {
    await serve({ ...signer, sign: () => new Uint8Array(256) })
    await expect((await reach()).sign(attributesOf('manifest'))).rejects.toMatchObject({ code: 'ERR_SIGNATURE_VALUE' })
  })

  it.each<[string, string]>([
    ['another version', '{"protocol":"billfold-signer/2","certificate":"AAAA","intermediate":"AAAA"}\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\n'],
    ['a line without end', 'x'.repeat(100_000)],
  ])('does not talk to what greets with %s', async (_what, greeting) => {
    endings.push(await listenAs(socketPath, greeting))
    await expect(reach()).rejects.toMatchObject({ code: 'ERR_SIGNER_PROTOCOL' })
  })

  it('does not wait for a greeting that does not come', async () => {
    endings.push(await listenAs(socketPath, ''))
    await expect(reach({ timeoutMs: 20 })).rejects.toMatchObject({ code: 'ERR_SIGNER_TIMEOUT' })
  })

  it('closed, fails what is pending and whatever comes after', async () => {
    await serve({ ...signer, sign: () => new Promise<never>(() => {}) })
    const remote = await reach()
    const pending = remote.sign(attributesOf('manifest'))
    remote.close()
    await expect(pending).rejects.toMatchObject({ code: 'ERR_SIGNER_CLOSED' })
    await expect(remote.sign(attributesOf('manifest'))).rejects.toMatchObject({ code: 'ERR_SIGNER_CLOSED' })
  })
})

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
