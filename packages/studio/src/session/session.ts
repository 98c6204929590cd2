import * as z from 'zod'
import { call, jsonBody } from './call.ts'

const sessionStateSchema = z.object({
  /** A sandbox on this machine: nobody has to show a key. */
  isOpen: z.boolean(),
  /** Whether there is a virtual iPhone. */
  iphone: z.boolean(),
  version: z.string(),
  publicUrl: z.string(),
  session: z
    .object({
      project: z.object({ projectId: z.string(), name: z.string() }),
      key: z.object({ name: z.string(), kind: z.enum(['test', 'live']), scopes: z.array(z.string()) }),
      expiresAt: z.string(),
    })
    .nullable(),
})

/** What the server says of who is here. */
export type SessionState = z.infer<typeof sessionStateSchema>

/** A project's key is in use. */
export interface Session extends Omit<SessionState, 'session'> {
  readonly project: { readonly projectId: string; readonly name: string }
  readonly key: { readonly name: string; readonly kind: 'live' | 'test'; readonly scopes: readonly string[] }
}

/** Asks who is here; in an open sandbox whoever asks is let in. */
export async function findSession(): Promise<SessionState> {
  const state = await readState(await call('/studio/session'))
  return state.session === null && state.isOpen ? signIn({}) : state
}

/** @throws CallError for a key that is not known */
export async function signIn(body: { readonly apiKey?: string }): Promise<SessionState> {
  return readState(await call('/studio/session', jsonBody('POST', body)))
}

export async function signOut(): Promise<void> {
  await call('/studio/session', { method: 'DELETE' })
}

/** Whether the key in use may do something. */
export function may({ key }: Session, scope: 'issue' | 'read' | 'update'): boolean {
  return key.scopes.includes(scope) || key.scopes.includes('admin')
}

async function readState(response: Response): Promise<SessionState> {
  return sessionStateSchema.parse(await response.json())
}
