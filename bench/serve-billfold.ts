// `billfold serve` in a process of its own, with SQLite on disk and a simulated Apple in this one.
import { join } from 'node:path'
import { type Apple, startApple } from '../e2e/support/apple.ts'
import { BillfoldProcess, temporaryFolder } from '../e2e/support/billfold-process.ts'
import { freePort } from '../e2e/support/free-port.ts'

export interface ServedBillfold extends AsyncDisposable {
  readonly url: string
  readonly apple: Apple
  readonly apiKey: string
}

export async function serveBillfold(): Promise<ServedBillfold> {
  await using stack = new AsyncDisposableStack()
  const folder = stack.use(temporaryFolder())
  const url = `http://127.0.0.1:${await freePort()}`
  const databaseUrl = `sqlite:${join(folder.path, 'billfold.db')}`
  const apple = stack.use(await startApple(join(folder.path, 'apple'), url, databaseUrl))
  const apiKey = await createApiKey(apple)
  const server = stack.use(new BillfoldProcess(['serve'], apple.environment))
  await server.waitForOutput(/"msg":"listening"/)
  const started = stack.move()
  return { url, apple, apiKey, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

async function createApiKey({ environment }: Apple): Promise<string> {
  await using keys = new BillfoldProcess(['keys', 'create'], environment)
  const [key] = await keys.waitForOutput(/bf_live_\w+/)
  await keys.exited()
  return key
}
