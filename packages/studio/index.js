import { fileURLToPath } from 'node:url'

/** The built studio: `index.html`, and everything it needs below `assets/`. */
export const studioFolder = fileURLToPath(new URL('dist/', import.meta.url))
