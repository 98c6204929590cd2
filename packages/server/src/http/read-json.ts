import type { Context } from 'hono'
import { Problem } from '../problems.ts'

/** Containers inside containers. The documented keys of a pass need seven; what walks a body later may take a call for each. */
const MAX_DEPTH = 64

/**
 * Reads the body as JSON, whatever its content type says.
 *
 * @throws Problem ERR_JSON_MALFORMED
 */
export async function readJson(context: Context): Promise<unknown> {
  const value = parse(await context.req.text())
  if (isDeeper(value, MAX_DEPTH)) {
    throw new Problem('ERR_JSON_MALFORMED', `The body is nested deeper than ${MAX_DEPTH} levels`)
  }
  return value
}

function parse(text: string): unknown {
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

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some(member => isDeeper(member, depth - 1))
}
