import { execFile } from 'node:child_process'
import { createHash, createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'

const readPem = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/authority/${name}.pem`, import.meta.url), 'utf8')

export const identityPems = {
  certificate: readPem('pass'),
  privateKey: readPem('pass-key'),
  intermediate: readPem('intermediate'),
  root: readPem('root'),
}

/** Within the validity of the fixtures' certificates. */
export const SIGNING_TIME = new Date('2026-06-01T12:00:00Z')

/**
 * Signed attributes of a content, written out by hand:
 *
 * ```
 * SET { SEQUENCE { contentType, SET { data } },
 *       SEQUENCE { signingTime, SET { UTCTime 260601120000Z } },
 *       SEQUENCE { messageDigest, SET { OCTET STRING } } }
 * ```
 */
export function attributesOf(content: string): Uint8Array {
  const head =
    '3169' +
    '301806092a864886f70d010903310b06092a864886f70d010701' +
    '301c06092a864886f70d010905310f170d3236303630313132303030305a' +
    '302f06092a864886f70d01090431220420'
  return Buffer.concat([Buffer.from(head, 'hex'), createHash('sha256').update(content).digest()])
}

/** What must not be seen of the private key: the whole and each secret number of it. */
export function privateParts(): [name: string, part: Buffer][] {
  const key = createPrivateKey(identityPems.privateKey)
  const { d = '', p = '', q = '', dp = '', dq = '', qi = '' } = key.export({ format: 'jwk' })
  const numbers = Object.entries({ d, p, q, dp, dq, qi }).map(([name, number]): [string, Buffer] => [
    name,
    Buffer.from(number, 'base64url'),
  ])
  const body = identityPems.privateKey.split('\n').slice(1, -2).join('')
  return [...numbers, ['PEM', Buffer.from(body)], ['PKCS #8', key.export({ type: 'pkcs8', format: 'der' })]]
}

/** Whether openssl takes a detached signature over a content. */
export async function verifyWithOpenssl(folder: string, signature: Uint8Array, content: Uint8Array): Promise<boolean> {
  const files = { signature, content, 'root.pem': identityPems.root, 'intermediate.pem': identityPems.intermediate }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  const source = ['-inform', 'DER', '-in', 'signature', '-content', 'content', '-binary', '-out', 'verified']
  const trust = ['-CAfile', 'root.pem', '-certfile', 'intermediate.pem', '-purpose', 'any']
  const child = execFile('openssl', ['cms', '-verify', ...source, ...trust], { cwd: folder })
  const [exitCode] = await once(child, 'exit')
  return exitCode === 0
}

/** Listens on a socket and says one thing to whoever comes. */
export async function listenAs(socketPath: string, words: string): Promise<() => void> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    if (words) socket.write(words)
  })
  server.listen(socketPath)
  await once(server, 'listening')
  return () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
}
