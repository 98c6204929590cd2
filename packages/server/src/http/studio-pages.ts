import type { Context } from 'hono'
import type { StudioFiles } from '../studio/studio-files.ts'
import { answerFile } from './answer-file.ts'

/** First parts of paths that are others' than the studio's: what is not found there is not there, whoever asks. */
const OTHERS: ReadonlySet<string> = new Set([
  'api',
  'v1',
  'p',
  'problems',
  'health',
  'metrics',
  'openapi.json',
  'llms.txt',
  'studio',
  'simulator',
  'docs',
])

/**
 * Nothing runs, and nothing is drawn, that is not a file of ours; pictures of a pass are blobs and data URIs.
 *
 * @see Content Security Policy Level 3
 */
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/** Their names change with their content. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable'
const ASKED_EACH_TIME = 'no-cache'

const NOT_BUILT = `The studio is not built.

Build it, then start Billfold again:

  npm run build -w @billfold/studio
`

/**
 * Answers the studio's files, and its page at every address that is nobody else's; `undefined` for what is not the studio's.
 *
 * Asked when no route fits, not a route for everything: devices would be held up by it.
 */
export function studioPages(files: StudioFiles | undefined): (context: Context) => Promise<Response | undefined> {
  const index = files?.get('index.html')
  return async context => {
    const path = context.req.path.slice(1)
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD'
    if (!isReading || OTHERS.has(path.split('/')[0] ?? '')) return undefined
    const file = files?.get(path)
    const isAsset = path.startsWith('assets/')
    // A script of an older build that is gone must not become a page.
    if (!file && (isAsset || !acceptsPages(context))) return undefined
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value)
    if (file) return await answerFile(context, file, isAsset ? FOR_A_YEAR : ASKED_EACH_TIME)
    return index ? await answerFile(context, index, ASKED_EACH_TIME) : context.text(NOT_BUILT, 503)
  }
}

/** Browsers say so when somebody goes to an address; scripts and programs take anything. */
function acceptsPages(context: Context): boolean {
  return context.req.header('Accept')?.includes('text/html') ?? false
}
