import type { Context } from 'hono'
import { Problem } from '../problems.ts'

/**
 * Reads the body as JSON, whatever its content type says.
 *
 * @throws Problem ERR_JSON_MALFORMED
 */
export async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'unreadable'
    throw new Problem(
      'ERR_JSON_MALFORMED',
      text === '' ? 'The body is empty, a JSON object is expected' : `The body is not JSON: ${reason}`,
    )
  }
}
