import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { answerProblem, type ControlCode } from './problem.ts'

/** Room for every fault that anybody would switch on at once, and for every address. */
const MAX_JSON_BYTES = 64 * 1024

/** Turns longer bodies away. */
export function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: context =>
      answerProblem(context, {
        status: 413,
        title: 'Content Too Large',
        code: 'ERR_CONTROL_BODY_TOO_LARGE',
        error: `Expected a body of at most ${maxSize} bytes, found a longer one`,
      }),
  })
}

export const limitJson = limitBody(MAX_JSON_BYTES)

/** Reads a JSON body, or has the answer that says what was expected instead. */
export async function readJson<T>(
  context: Context,
  schema: z.ZodType<T>,
  { code, example }: { readonly code: ControlCode; readonly example: string },
): Promise<{ readonly value: T } | { readonly problem: Response }> {
  const parsed = schema.safeParse(parseJson(await context.req.text()))
  if (parsed.success) return { value: parsed.data }
  const error = `Expected JSON such as ${example}; ${z.prettifyError(parsed.error)}`
  return { problem: answerProblem(context, { status: 422, title: 'Unprocessable Content', code, error }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
