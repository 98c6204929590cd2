import type { Context } from 'hono'
import { Problem } from '../problems.ts'

/**
 * Refuses a method on a path that has others.
 *
 * @throws Problem ERR_METHOD_NOT_ALLOWED
 */
export function refuseMethod(allowed: string) {
  return (context: Context): never => {
    context.header('Allow', allowed)
    throw new Problem('ERR_METHOD_NOT_ALLOWED', `${context.req.method} is not possible here; ${allowed} is`)
  }
}
