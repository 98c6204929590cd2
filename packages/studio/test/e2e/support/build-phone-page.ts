import { join } from 'node:path'
import { build } from 'vite'

/** Builds the page with the phone beside it, as the studio is built. @returns the page, from the folder. */
export async function buildPhonePage(folder: string): Promise<string> {
  const studio = join(import.meta.dirname, '../../..')
  const html = 'test/e2e/phone-page/index.html'
  await build({
    configFile: join(studio, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, rollupOptions: { input: join(studio, html) } },
  })
  return html
}
