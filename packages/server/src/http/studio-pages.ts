import { type Context, Hono } from 'hono'
import { ENCODINGS, type Encoding, type StudioFile, type StudioFiles } from '../studio/studio-files.ts'

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

/** The studio's files, and its page at every address that is nobody else's. Comes behind all other routes. */
export function studioPages(files: StudioFiles | undefined): Hono {
  const routes = new Hono()
  const index = files?.get('index.html')
  routes.get('*', async (context, next) => {
    const path = context.req.path.slice(1)
    if (OTHERS.has(path.split('/')[0] ?? '')) return await next()
    const file = files?.get(path)
    const isAsset = path.startsWith('assets/')
    // A script of an older build that is gone must not become a page.
    if (!file && (isAsset || !acceptsPages(context))) return await next()
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value)
    if (file) return await answerFile(context, file, isAsset ? FOR_A_YEAR : ASKED_EACH_TIME)
    return index ? await answerFile(context, index, ASKED_EACH_TIME) : context.text(NOT_BUILT, 503)
  })
  return routes
}

async function answerFile(context: Context, file: StudioFile, cacheControl: string): Promise<Response> {
  const { mediaType, entityTag, bytes } = file
  const headers = { 'Cache-Control': cacheControl, ETag: entityTag, Vary: 'Accept-Encoding' }
  if (isKnown(context.req.header('If-None-Match'), entityTag)) return context.body(null, 304, headers)
  const encoding = acceptedEncoding(context.req.header('Accept-Encoding'))
  const encoded = encoding && (await file.encoded(encoding))
  const body = encoded ?? bytes
  return context.body(body, 200, {
    ...headers,
    ...(encoded && encoding && { 'Content-Encoding': encoding }),
    'Content-Type': mediaType,
    'Content-Length': String(body.length),
  })
}

/** @see RFC 9110 section 13.1.2: the comparison is weak */
function isKnown(header: string | undefined, entityTag: string): boolean {
  const known = header?.split(',').map(tag => tag.trim()) ?? []
  return known.includes(entityTag) || known.includes(entityTag.slice('W/'.length)) || header === '*'
}

/** The first of ours that the browser takes; those it weighs with 0 it does not. */
function acceptedEncoding(header = ''): Encoding | undefined {
  const accepted = header
    .split(',')
    .filter(part => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
    .map(part => part.split(';')[0]?.trim().toLowerCase())
  return ENCODINGS.find(encoding => accepted.includes(encoding))
}

/** Browsers say so when somebody goes to an address; scripts and programs take anything. */
function acceptsPages(context: Context): boolean {
  return context.req.header('Accept')?.includes('text/html') ?? false
}
