import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import packaged, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** What Chromium would ask of the network by itself. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** Headless Chromium as its package brings it, with the shared libraries that a bare system lacks: nothing has to be installed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await packaged.executablePath()
  await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))))
  return chromium.launch({
    executablePath,
    // Not the package's own arguments: those are for functions in a cloud, where one process must do.
    args: ['--no-sandbox', '--font-render-hinting=none', ...QUIET],
    env: { ...env, LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') },
    headless: true,
  })
}
