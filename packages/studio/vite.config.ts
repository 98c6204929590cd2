import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), englishOnly(), barcodesOnDemand()],
  // Packages of the workspace are taken as sources, as everywhere in the repository.
  resolve: { conditions: ['billfold-source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The server forbids inline scripts, styles and fonts; everything is a file of its own, under a hashed name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
})

/** React Aria brings its words in thirty languages. The studio speaks one, and a fifth of its script would be the others. */
function englishOnly(): Plugin {
  return {
    name: 'english-only',
    load: id =>
      /react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[\\/](?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/.test(id)
        ? 'export default {}'
        : undefined,
  }
}

/** Every barcode but QR needs a library as large as all of the preview. It comes with the first pass that has such a code. */
function barcodesOnDemand(): Plugin {
  return {
    name: 'barcodes-on-demand',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'bwip-js/generic' && importer?.endsWith('draw-with-bwip.ts')
        ? join(import.meta.dirname, 'src/preview/barcode-library.ts')
        : undefined,
  }
}
