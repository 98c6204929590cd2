import type { MiddlewareHandler } from 'hono'
import { isLoopbackAddress } from '../loopback-address.ts'
import { answerProblem } from './problem.ts'

/**
 * Lets only this machine's own programs and pages in.
 *
 * Listening on the loopback interface is not enough: a page of any site, open in a browser on this machine, can send
 * requests there, and with a name of its own that leads to 127.0.0.1 it can read the answers too.
 */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin')
  const isLocal = isLoopbackAddress(context.req.url) && (origin === undefined || isLoopbackAddress(origin))
  if (isLocal) return next()
  return answerProblem(context, {
    status: 403,
    title: 'Forbidden',
    code: 'ERR_CONTROL_NOT_LOOPBACK',
    error: 'Expected a request from this machine to localhost or 127.0.0.1, found another host or origin',
  })
}
