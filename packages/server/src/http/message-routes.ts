import { Hono } from 'hono'
import { serialNumberSchema } from '../identifiers.ts'
import { broadcastRequestSchema, messageRequestSchema } from '../messages/message-request.ts'
import type { Messages } from '../messages/messages.ts'
import { Problem } from '../problems.ts'
import type { ApiVariables } from './authenticate.ts'
import { notifyHolder, notifyHolders, sentMessageSchema, sentMessagesSchema } from './message-operations.ts'
import { json, parseWith, serve } from './operation.ts'
import { readJson } from './read-json.ts'
import { refuseMethod } from './refuse-method.ts'

/** Calls that send messages to holders. */
export function messageRoutes({ messages }: { readonly messages: Messages }): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>()
  serve(routes, notifyHolder, async call => {
    const { context, caller } = call
    const serialNumber = serialNumberSchema.safeParse(context.req.param('serialNumber'))
    if (!serialNumber.success) throw new Problem('ERR_PASS_NOT_FOUND', 'There is no pass with such a serial number')
    const request = parseWith(messageRequestSchema, await readJson(context))
    const { pass, ...sent } = await messages.notify(caller, serialNumber.data, request)
    const { updatedAt } = pass
    return json(call, sentMessageSchema, {
      serialNumber: pass.serialNumber,
      lastUpdated: updatedAt.getTime(),
      notifiedDevices: sent.notifiedDevices,
      messagesToday: sent.messagesToday,
      findings: sent.findings,
    })
  })
  serve(routes, notifyHolders, async call => {
    const request = parseWith(broadcastRequestSchema, await readJson(call.context))
    const sent = await messages.notifyAll(call.caller, request)
    return json(call, sentMessagesSchema, { ...sent, next: sent.next ?? null })
  })
  for (const { paths } of [notifyHolder, notifyHolders]) routes.all(paths[0], refuseMethod('POST'))
  return routes
}
