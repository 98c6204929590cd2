import type { Context } from 'hono'
import { findProblem } from '../problems.ts'

/** The page behind a problem's `type`: what the code means and what to do. */
export function problemPage(context: Context): Response | Promise<Response> {
  const code = context.req.param('code') ?? ''
  const problem = findProblem(code)
  if (!problem) return context.notFound()
  const { status, title, remedy } = problem
  return context.text(`${code} (HTTP ${status})\n\n${title}.\n\n${remedy}\n`)
}
