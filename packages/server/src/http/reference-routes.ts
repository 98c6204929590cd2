import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { findProblem } from '../problems.ts'
import { type ServedFile, servedFile } from '../studio/served-file.ts'
import { answerFile } from './answer-file.ts'
import type { Area } from './operations.ts'
import { problemPageOf, referencePage } from './reference-page.ts'
import { STYLE, STYLE_PATH } from './reference-style.ts'

/** Nothing runs on these pages, and nothing comes from elsewhere. */
const SECURITY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
} as const

/** What people read of the API: needs no key. */
export function referenceRoutes(areas: readonly Area[], publicUrl: string): Hono {
  const routes = new Hono()
  const style = servedFile('.css', new TextEncoder().encode(STYLE))
  let reference: ServedFile | undefined

  routes.get('/docs', async context => {
    reference ??= servedFile('.html', new TextEncoder().encode(String(await referencePage(areas, publicUrl))))
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value)
    return await answerFile(context, reference, 'no-cache')
  })
  // Its address changes with its content.
  routes.get(STYLE_PATH, context => answerFile(context, style, 'public, max-age=31536000, immutable'))
  routes.get('/problems/:code', async context => {
    const code = context.req.param('code')
    const problem = findProblem(code)
    if (!problem) return context.notFound()
    context.header('Vary', 'Accept')
    if (!wantsPage(context))
      return context.text(`${code} (HTTP ${problem.status})\n\n${problem.title}.\n\n${problem.remedy}\n`)
    return context.html(String(await problemPageOf(code, areas)), 200, SECURITY_HEADERS)
  })
  return routes
}

/** Browsers do; a terminal gets text. */
function wantsPage(context: Context): boolean {
  return (
    accepts(context, { header: 'Accept', supports: ['text/plain', 'text/html'], default: 'text/plain' }) === 'text/html'
  )
}
