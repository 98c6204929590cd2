import type { Context } from 'hono'
import { z } from 'zod'
import { isPublicAddress } from '../outside/public-address.ts'

/** What the adapter to Node passes on; a test without sockets has none. */
const bindingsSchema = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) })

/** An IPv6 address with a zone and a port has some sixty. */
const MAX_ADDRESS_CHARACTERS = 64

/**
 * The address that a call comes from, to count by.
 *
 * What is not on the internet may be a proxy beside us, which says last in `X-Forwarded-For` for whom it asks. Whoever says so without
 * being one is in our own network.
 */
export function remoteAddress(context: Context): string {
  const bindings = bindingsSchema.safeParse(context.env)
  const address = bindings.data?.incoming.socket.remoteAddress ?? ''
  const forwarded = context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
  return forwarded && !isPublicAddress(address) ? forwarded.slice(0, MAX_ADDRESS_CHARACTERS) : address
}
