import { isLoopbackAddress } from '../loopback-address.ts'
import { SimulatorError } from '../simulator-error.ts'
import type { DeviceContext } from './device-context.ts'
import { type OpenResult, openPass } from './open-pass.ts'
import { MAX_PASS_BYTES, PASS_MEDIA_TYPE } from './web-service-client.ts'

/** As browsers do, but sooner tired. */
const MAX_REDIRECTS = 5

/** Pages that hold a link to their pass: `/p/{serialNumber}`. */
const SHARE_PAGE = /^(?<page>.*\/p\/[^/]+)\/?$/

/** A pass that a link led to, not yet added. */
export type OpenedLink = {
  /** The address it came from at last. */
  readonly url: string
  readonly bytes: Uint8Array
  readonly result: OpenResult
}

/**
 * Opens a link as Safari does: follows it to a pass, from a share page to the pass of that page.
 *
 * Only to this machine: whoever can reach the simulator must not reach other machines through it.
 *
 * @throws SimulatorError ERR_SIMULATOR_LINK, ERR_SIMULATOR_DEVICE_OFFLINE; the signal's reason.
 */
export async function openLink(context: DeviceContext, link: string, signal: AbortSignal): Promise<OpenedLink> {
  const { trust, now, allowHttpServices } = context
  const opened = await follow(context, link, signal)
  const page = opened.bytes === undefined ? pageOf(opened.url) : undefined
  const { url, bytes } = page === undefined ? opened : await follow(context, `${page}/apple.pkpass`, signal)
  if (bytes === undefined) throw linkError(`Expected a link to a pass, found something else at ${shorten(url)}`)
  return { url, bytes, result: openPass(bytes, { trust, now: now(), allowHttpServices }) }
}

type Followed = { readonly url: string; readonly bytes: Uint8Array | undefined }

/** Where a link leads, with the pass if it is one. */
async function follow({ network }: DeviceContext, link: string, signal: AbortSignal): Promise<Followed> {
  let url = link
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    assertReachable(url)
    const answer = await network.send(
      {
        task: 'open',
        url,
        init: { method: 'GET', headers: { Accept: `text/html, ${PASS_MEDIA_TYPE}` } },
        maxBytes: MAX_PASS_BYTES,
      },
      signal,
    )
    if (answer.kind === 'failed') {
      throw linkError(`Expected an answer from ${shorten(url)}, found none: ${answer.reason} Is the server running?`)
    }
    const { status, headers, body } = answer
    const target = status >= 300 && status < 400 ? headers.get('location') : null
    if (target !== null) {
      url = URL.parse(target, url)?.href ?? target
      continue
    }
    if (status !== 200) {
      throw linkError(
        `Expected a pass at ${shorten(url)}, found the answer ${status}; ${status === 404 ? 'no pass has this link: copy it again' : 'look into the log of the server'}`,
      )
    }
    if (body === undefined) throw linkError(`Expected a pass of at most ${MAX_PASS_BYTES} bytes, found a larger file`)
    const isPass = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === PASS_MEDIA_TYPE
    return { url, bytes: isPass ? body : undefined }
  }
  throw linkError(`Expected a pass, found more than ${MAX_REDIRECTS} redirects`)
}

function assertReachable(url: string): void {
  const protocol = URL.parse(url)?.protocol
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw linkError(`Expected a link that begins with http:// or https://, found ${shorten(url)}`)
  }
  if (!isLoopbackAddress(url)) {
    throw linkError(
      `Expected a link to this machine (localhost or 127.0.0.1), found ${shorten(URL.parse(url)?.host ?? url)}; the virtual iPhone opens links of the sandbox only`,
    )
  }
}

function pageOf(url: string): string | undefined {
  const address = URL.parse(url)
  const page = address && SHARE_PAGE.exec(address.pathname)?.groups?.page
  return page ? `${address.origin}${page}` : undefined
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function linkError(message: string): SimulatorError {
  return new SimulatorError('ERR_SIMULATOR_LINK', message)
}
