import type { Context } from 'hono'
import { PROBLEMS, type ProblemCode } from '../problems.ts'

/** The page behind a problem's `type`: what the code means and what to do. */
export function problemPage(context: Context): Response | Promise<Response> {
  const code = context.req.param('code') ?? ''
  if (!isProblemCode(code)) return context.notFound()
  const { status, title, remedy } = PROBLEMS[code]
  return context.text(`${code} (HTTP ${status})\n\n${title}.\n\n${remedy}\n`)
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}
