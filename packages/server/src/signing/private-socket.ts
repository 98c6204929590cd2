import { once } from 'node:events'
import { chmod, lstat, mkdir, stat, unlink } from 'node:fs/promises'
import { connect, type Server } from 'node:net'
import { dirname, resolve } from 'node:path'
import { SigningError } from './signing-error.ts'

const OWNER_ONLY_FILE = 0o600
const OWNER_ONLY_FOLDER = 0o700
const OTHERS = 0o077
/** The kernel's limit: 107 on Linux, 103 on macOS. A longer path would be cut off, and the socket be elsewhere. */
const MAX_PATH_BYTES = 103

/**
 * Listens on a Unix domain socket that only this user reaches: of mode 600, in a folder of mode 700, which is made if there is none.
 *
 * A socket that a dead process left behind is replaced; one that somebody listens on is not.
 *
 * @throws SigningError ERR_SIGNER_SOCKET
 */
export async function listenPrivately(server: Server, socketPath: string): Promise<void> {
  if (Buffer.byteLength(socketPath) > MAX_PATH_BYTES) {
    throw refusal(`a path of at most ${MAX_PATH_BYTES} bytes`, `one of ${Buffer.byteLength(socketPath)}`, 'Shorten it')
  }
  await prepareFolder(dirname(resolve(socketPath)))
  await removeStaleSocket(socketPath)
  server.listen(socketPath)
  await once(server, 'listening')
  // Until here the folder alone kept others out.
  await chmod(socketPath, OWNER_ONLY_FILE)
}

async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER })
  const { mode, uid } = await stat(folder)
  if ((mode & OTHERS) !== 0) {
    const found = (mode & 0o777).toString(8)
    throw refusal(
      `a folder of mode 700 at ${folder}`,
      `mode ${found}`,
      `Give the socket a folder of its own, or chmod 700`,
    )
  }
  if (uid !== process.getuid?.()) {
    throw refusal(`a folder of our own at ${folder}`, `one of user ${uid}`, 'Give the socket a folder of its own')
  }
}

async function removeStaleSocket(socketPath: string): Promise<void> {
  const found = await lstat(socketPath).catch(() => undefined)
  if (!found) return
  if (!found.isSocket()) throw refusal(`nothing at ${socketPath}`, 'a file that is no socket', 'Choose another path')
  if (await isAnswered(socketPath)) {
    throw refusal(`nobody at ${socketPath}`, 'a process that listens', 'End it first, or choose another path')
  }
  await unlink(socketPath)
}

async function isAnswered(socketPath: string): Promise<boolean> {
  const socket = connect(socketPath)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

function refusal(expected: string, found: string, advice: string): SigningError {
  return new SigningError('ERR_SIGNER_SOCKET', `Expected ${expected}, found ${found}. ${advice}`)
}
