import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { findProblem } from '../problems.ts'
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
  let reference: { readonly text: string; readonly etag: string } | undefined

  routes.get('/docs', async context => {
    reference ??= tagged(String(await referencePage(areas, publicUrl)))
    context.header('ETag', reference.etag)
    context.header('Cache-Control', 'no-cache')
    if (context.req.header('If-None-Match') === reference.etag) return context.body(null, 304)
    return context.html(reference.text, 200, SECURITY_HEADERS)
  })
  routes.get(STYLE_PATH, context =>
    // Its address changes with its content.
    context.body(STYLE, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=31536000, immutable',
    }),
  )
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

function tagged(text: string) {
  return { text, etag: `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"` }
}

/** Browsers do; a terminal gets text. */
function wantsPage(context: Context): boolean {
  return (
    accepts(context, { header: 'Accept', supports: ['text/plain', 'text/html'], default: 'text/plain' }) === 'text/html'
  )
}
