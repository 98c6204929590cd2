import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Problem } from '../problems.ts'
import type { Caller } from '../projects/caller.ts'
import type { StudioSessionInUse } from '../storage/storage.ts'
import { callerOf, SESSION_SECONDS, type StudioSessions } from '../studio/studio-sessions.ts'
import { requireSameOrigin } from './request-origin.ts'

export interface StudioDoorOptions {
  readonly sessions: StudioSessions
  readonly publicUrl: string
}

/** Where sessions and HTTP meet: the cookie, and what it lets through. */
export class StudioDoor {
  readonly #sessions: StudioSessions
  readonly #publicUrl: string
  readonly #cookieName: string
  /** With `__Host-` no other name below the domain can set it; browsers take that over https alone. */
  readonly #cookie: {
    readonly prefix?: 'host'
    readonly path: '/'
    readonly httpOnly: true
    readonly sameSite: 'Strict'
  }

  constructor({ sessions, publicUrl }: StudioDoorOptions) {
    this.#sessions = sessions
    this.#publicUrl = publicUrl
    const { protocol, port } = new URL(publicUrl)
    const isSecure = protocol === 'https:'
    // Cookies know no ports: two installations on one machine would sign each other out.
    this.#cookieName = isSecure || port === '' ? 'billfold' : `billfold-${port}`
    this.#cookie = { path: '/', httpOnly: true, sameSite: 'Strict', ...(isSecure && { prefix: 'host' }) }
  }

  /** The open session of a call, if it brings one. */
  async find(context: Context): Promise<StudioSessionInUse | undefined> {
    const token = this.#token(context)
    return token === undefined ? undefined : await this.#sessions.find(token)
  }

  /** @throws Problem ERR_SESSION_MISSING, ERR_CROSS_SITE */
  async require(context: Context): Promise<StudioSessionInUse> {
    requireSameOrigin(context.req, this.#publicUrl)
    const session = await this.find(context)
    if (session) return session
    throw new Problem('ERR_SESSION_MISSING', 'There is no session, or it has ended; sign in again')
  }

  /**
   * Who calls, when a session does; `undefined` for a call without a cookie of ours.
   *
   * @throws Problem ERR_SESSION_MISSING, ERR_CROSS_SITE
   */
  async callerOf(context: Context): Promise<Caller | undefined> {
    return this.#token(context) === undefined ? undefined : callerOf(await this.require(context))
  }

  /** Opens a session, and has the browser keep its token. @throws Problem ERR_API_KEY_UNKNOWN, ERR_CROSS_SITE */
  async open(context: Context, apiKey: string): Promise<StudioSessionInUse | undefined> {
    requireSameOrigin(context.req, this.#publicUrl)
    const token = await this.#sessions.open(apiKey)
    const former = this.#token(context)
    if (former !== undefined) await this.#sessions.end(former)
    setCookie(context, this.#cookieName, token, { ...this.#cookie, maxAge: SESSION_SECONDS })
    return await this.#sessions.find(token)
  }

  /** @throws Problem ERR_CROSS_SITE */
  async end(context: Context): Promise<void> {
    requireSameOrigin(context.req, this.#publicUrl)
    const token = this.#token(context)
    if (token !== undefined) await this.#sessions.end(token)
    deleteCookie(context, this.#cookieName, this.#cookie)
  }

  #token(context: Context): string | undefined {
    return getCookie(context, this.#cookieName, this.#cookie.prefix)
  }
}
