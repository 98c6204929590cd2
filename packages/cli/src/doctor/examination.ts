import { finding, type TrustAnchors } from '@billfold/pkpass'
import type { Clock, Random } from '@billfold/server'
import { Obstacle } from './check.ts'
import { downloadLink } from './link-download.ts'
import { type Answer, type Network, NetworkError, type SecuredConnection, type WireRequest } from './network.ts'
import { isInterception, PASS_MEDIA_TYPE } from './read-answer.ts'
import { Registrations } from './registrations.ts'
import { isPlainLoopback, type ServiceAddress } from './service-address.ts'

/** What a device knows of an installed pass. */
export interface KnownPass {
  readonly passTypeIdentifier: string
  readonly serialNumber: string
  readonly authenticationToken: string
}

export interface ApnsAddress {
  readonly url: URL
  /** Trusted in place of the system's authorities. */
  readonly authorityPem?: string | undefined
}

export interface ExaminationOptions {
  readonly service: ServiceAddress
  /** Without it, what devices do with a pass is skipped. */
  readonly pass?: KnownPass | undefined
  /** Whether a device may be registered, and unregistered again: it writes. */
  readonly mayRegister?: boolean
  /** Address at which holders download a pass. */
  readonly link?: URL | undefined
  readonly apns?: ApnsAddress | undefined
  /** What devices trust as the root of a pass's signature. */
  readonly trust: TrustAnchors
  readonly network: Network
  readonly clock: Clock
  readonly random: Random
}

/** A question to the web service. */
export interface Question {
  readonly method: WireRequest['method']
  /** Below the base address, not yet encoded. */
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, string>>
  /** For messages, which name neither serial numbers nor devices. */
  readonly name: string
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** Asked for where no pass is known. */
export const UNKNOWN_PASS_TYPE = 'pass.com.example.doctor'
/** Long enough to be no malformed token, and nobody's. */
export const WRONG_TOKEN = '0'.repeat(32)

/** Length of a device library identifier as devices make them, and of a push token of APNs. */
const DEVICE_IDENTIFIER_BYTES = 16
const PUSH_TOKEN_BYTES = 32

/** One look at one installation. Reads are asked once, however many checks want to see the answer. */
export class Examination {
  readonly options: ExaminationOptions
  /** Of a device that nobody has, so that nothing of a real one is touched. */
  readonly deviceLibraryIdentifier: string
  readonly otherDeviceLibraryIdentifier: string
  readonly pushToken: string
  readonly registrations: Registrations
  readonly #answers = new Map<string, Promise<Answer>>()
  #opened: Promise<void> | undefined
  #secured: Promise<SecuredConnection> | undefined
  #link: Promise<Answer> | undefined

  constructor(options: ExaminationOptions) {
    const { random } = options
    this.options = options
    this.deviceLibraryIdentifier = random.hex(DEVICE_IDENTIFIER_BYTES)
    this.otherDeviceLibraryIdentifier = random.hex(DEVICE_IDENTIFIER_BYTES)
    this.pushToken = random.hex(PUSH_TOKEN_BYTES)
    this.registrations = new Registrations(this)
  }

  /** @throws Obstacle */
  get pass(): KnownPass {
    const { pass } = this.options
    if (!pass) throw new Obstacle('no pass is known: give --pass, or --type, --serial and --token')
    return pass
  }

  /**
   * The download of a holder, asked for once.
   *
   * @throws Obstacle
   */
  async downloadLink(): Promise<Answer> {
    const { link, network } = this.options
    if (!link) throw new Obstacle('no address of a download is known: give --link')
    this.#link ??= downloadLink(link, network)
    return await this.#link
  }

  /** Passes that have changed, as a device asks: without authorization. */
  list({ since }: { readonly since?: string } = {}): Promise<Answer> {
    const passTypeIdentifier = this.options.pass?.passTypeIdentifier ?? UNKNOWN_PASS_TYPE
    return this.ask({
      method: 'GET',
      path: ['v1', 'devices', this.deviceLibraryIdentifier, 'registrations', passTypeIdentifier],
      ...(since !== undefined && { query: { passesUpdatedSince: since } }),
      name: 'GET /v1/devices/{device}/registrations/{type}',
    })
  }

  /** The pass, as a device asks for it; `token: undefined` sends none. */
  fetchPass(options: FetchPassOptions = {}): Promise<Answer> {
    const { method = 'GET', headers = {}, ...others } = options
    const { passTypeIdentifier, serialNumber, authenticationToken } = { ...this.pass, ...others.key }
    return this.ask({
      method,
      path: ['v1', 'passes', passTypeIdentifier, serialNumber],
      name: `${method} /v1/passes/{type}/{serial}`,
      token: 'token' in others ? others.token : authenticationToken,
      headers: { Accept: PASS_MEDIA_TYPE, ...headers },
    })
  }

  /**
   * The pass as it stands, which most checks look at.
   *
   * @throws Obstacle when there is none to look at.
   */
  async download(): Promise<Answer> {
    const answer = await this.fetchPass()
    if (answer.status !== 200) throw new Obstacle(`the pass could not be fetched: ${answer.status}`)
    return answer
  }

  registration(method: 'POST' | 'DELETE', options: RegistrationOptions = {}): Promise<Answer> {
    const { passTypeIdentifier, serialNumber, authenticationToken } = this.pass
    const { device = this.deviceLibraryIdentifier, token = authenticationToken, body } = options
    return this.ask({
      method,
      path: ['v1', 'devices', device, 'registrations', passTypeIdentifier, serialNumber],
      name: `${method} /v1/devices/{device}/registrations/{type}/{serial}`,
      token,
      ...(body !== undefined && { body }),
    })
  }

  /**
   * Asks the web service. What stands in front of it, or its silence, is an obstacle.
   *
   * @throws Obstacle
   */
  async ask(question: Question): Promise<Answer> {
    await this.#open()
    const { method, token, body } = question
    const request: WireRequest = {
      method,
      url: this.#urlOf(question),
      headers: {
        'Accept-Encoding': 'gzip, deflate, br',
        ...(token !== undefined && { Authorization: `ApplePass ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...question.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const isRead = method === 'GET' || method === 'HEAD'
    return isRead ? await this.#remember(request, question.name) : await this.#send(request, question.name)
  }

  /** Forgets what was read: a registration changes the answers. */
  forget(): void {
    this.#answers.clear()
  }

  #remember(request: WireRequest, name: string): Promise<Answer> {
    const key = JSON.stringify([request.method, request.url.href, request.headers])
    const known = this.#answers.get(key)
    if (known) return known
    const answer = this.#send(request, name)
    this.#answers.set(key, answer)
    return answer
  }

  async #send(request: WireRequest, name: string): Promise<Answer> {
    let answer: Answer
    try {
      answer = await this.options.network.request(request)
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      const message = `${name}: ${error.message}`
      throw new Obstacle(message, { finding: finding('service-endpoint-missing', message), cause: error })
    }
    const interception = isInterception(answer)
    if (interception === undefined) return answer
    const message = `${name} is answered ${interception}`
    throw new Obstacle(message, { finding: finding('service-redirect', message) })
  }

  /** Nothing, a token least of all, goes over a connection that a phone would not open. */
  async #open(): Promise<void> {
    this.#opened ??= this.#hold()
    await this.#opened
  }

  async #hold(): Promise<void> {
    const { base } = this.options.service
    if (isPlainLoopback(base)) return
    if (base.protocol !== 'https:') throw new Obstacle('phones do not ask over plain HTTP, so nothing was asked')
    const { fault } = await this.secure()
    if (fault !== undefined) throw new Obstacle('phones do not trust the connection, so nothing was asked over it')
  }

  /**
   * The TLS connection that devices would open.
   *
   * @throws Obstacle when there is none.
   */
  async secure(): Promise<SecuredConnection> {
    const { network, service } = this.options
    this.#secured ??= network.secure(service.base)
    try {
      return await this.#secured
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      const message = `The service cannot be reached: ${error.message}`
      throw new Obstacle(message, { finding: finding('service-endpoint-missing', message), cause: error })
    }
  }

  #urlOf({ path, query = {} }: Question): URL {
    const url = new URL(this.options.service.base)
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url
  }
}

export interface FetchPassOptions {
  readonly method?: 'GET' | 'HEAD'
  readonly key?: Partial<Pick<KnownPass, 'passTypeIdentifier' | 'serialNumber'>>
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export interface RegistrationOptions {
  readonly device?: string
  readonly token?: string
  readonly body?: unknown
}
