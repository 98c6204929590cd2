import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { vi } from 'vitest'

export interface BuiltStudio extends AsyncDisposable {
  readonly folder: string
}

/** Builds the studio as it is shipped: of React's two builds the one without its checks. */
export async function buildStudio(): Promise<BuiltStudio> {
  const folder = await mkdtemp(join(tmpdir(), 'billfold-studio-'))
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    configFile: join(import.meta.dirname, '../../../vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  vi.unstubAllEnvs()
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}
